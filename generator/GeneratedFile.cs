namespace Zhaodan.Generator;

/// <summary>A file of generated C#.</summary>
internal sealed record GeneratedFile(string HintName, string Text);

/// <summary>
/// A file that is still to be written. Two are the same where their names and keys are: a key stands for everything that the text
/// depends on, so that an edit of one regime leaves the files of others alone.
/// </summary>
internal sealed class SourceUnit(string hintName, string key, Func<string> write) : IEquatable<SourceUnit>
{
    private readonly string _hintName = hintName;
    private readonly string _key = key;

    public GeneratedFile Emit(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new GeneratedFile(_hintName, write());
    }

    public bool Equals(SourceUnit? other) => other is not null && _hintName == other._hintName && _key == other._key;

    public override bool Equals(object? obj) => Equals(obj as SourceUnit);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_hintName) ^ StringComparer.Ordinal.GetHashCode(_key);
}
