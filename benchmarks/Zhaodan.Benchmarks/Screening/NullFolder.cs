using Zhaodan.Screening.Output;

namespace Zhaodan.Benchmarks.Screening;

/// <summary>An output folder that counts what it is given, so that no disk is measured.</summary>
internal sealed class NullFolder : IOutputFolder
{
    public string Name => "null";

    public void Prepare()
    {
    }

    public Stream Create(string name) => new BufferedStream(Stream.Null);

    public void Commit()
    {
    }

    public void Discard()
    {
    }
}
