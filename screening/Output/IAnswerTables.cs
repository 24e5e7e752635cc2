namespace Zhaodan.Screening.Output;

/// <summary>
/// Tables, say of a database, in which a job leaves its answers in the place of files. Nothing is seen under a final name
/// before <see cref="Commit"/>, then all are. What goes wrong is a <see cref="FindingException"/>.
/// </summary>
public interface IAnswerTables
{
    /// <summary>The name of a regime's table, of those given to <see cref="Prepare"/>.</summary>
    string NameOf(int regime);

    /// <summary>Looks whether all can be written; before anything else.</summary>
    /// <param name="codes">代号 of the regimes.</param>
    void Prepare(IReadOnlyList<string> codes);

    /// <summary>Begins the table of a regime; its first row names the columns.</summary>
    ITableWriter Create(int regime);

    /// <summary>Gives all tables their names at once. They are finished, and hold so many rows as said.</summary>
    void Commit(long rows);

    /// <summary>Removes the tables that were committed: what belongs to them could not be written.</summary>
    void TakeBack();

    /// <summary>Removes what was begun and not committed; never throws.</summary>
    void Discard();
}
