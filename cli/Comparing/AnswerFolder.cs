using Zhaodan.Screening.Output;

namespace Zhaodan.Cli.Comparing;

/// <summary>
/// Where a screening for a comparison leaves its files: answers are taken row by row, the rest is not kept. A job makes the
/// answer files in the order of its regimes.
/// </summary>
internal sealed class AnswerFolder(string name, IReadOnlyList<Action<IReadOnlyList<string>>> answers) : IOutputFolder
{
    private const string AnswerFile = "答案-";

    private int _made;

    public string Name => name;

    public void Prepare()
    {
    }

    public Stream Create(string name) =>
        name.StartsWith(AnswerFile, StringComparison.Ordinal) && _made < answers.Count ? new AnswerRows(answers[_made++]) : Stream.Null;

    public void Commit()
    {
    }

    public void Discard()
    {
    }
}
