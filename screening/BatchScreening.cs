using System.Collections.Immutable;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening;

/// <summary>
/// The short way for programs that have their cases in memory or in a stream: columns of Arrow in, columns of Arrow out, and the
/// other formats of case tables. One circuit of all regimes answers 64 cases at a time. Files, folders, checkpoints and shards
/// are <see cref="ScreeningJob"/>'s.
/// </summary>
public static class BatchScreening
{
    /// <summary>Answers a table. What is wrong with it is in the report; a bad row is in the quarantine and stops nothing.</summary>
    /// <param name="regimes">Regimes of one library; at least one.</param>
    /// <param name="cases">The table; it is closed.</param>
    /// <param name="format">Of the table, and of the answers; left open: what the table's first bytes say, and CSV.</param>
    /// <param name="allowMissing">Confirms that facts without a column are not stated.</param>
    /// <param name="cancellationToken">Looked at between batches of rows.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BatchAnswers Run(ImmutableArray<Regime> regimes, Stream cases, CaseFormat format = default, bool allowMissing = false, CancellationToken cancellationToken = default)
    {
        var held = new HeldFiles();
        ScreeningReport report = ScreeningJob.Run(
            new ScreeningRequest
            {
                Regimes = [.. regimes.Select(regime => new ScreeningRegime { Program = regime.Form.Latest, Linked = regime.Form })],
                Input = CaseInput.Stream("案例表", cases),
                InputFormat = format,
                OutputFormat = format,
                Output = held,
                AllowMissing = allowMissing,
            },
            null,
            cancellationToken);
        return new BatchAnswers(report, held.Files);
    }

    private sealed class HeldFiles : IOutputFolder
    {
        private readonly List<(string Name, MemoryStream Content)> _begun = [];

        public string Name => "内存";

        public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

        public void Prepare()
        {
        }

        public Stream Create(string name)
        {
            var content = new MemoryStream();
            _begun.Add((name, content));
            return content;
        }

        public void Commit()
        {
            foreach ((string name, MemoryStream content) in _begun) Files[name] = content.ToArray();
            _begun.Clear();
        }

        public void Discard() => _begun.Clear();
    }
}

/// <summary>What became of a table: the report, and the files that a job leaves (答案-代号.arrow, 隔离.csv, 汇总.json …), by name.</summary>
public sealed record BatchAnswers(ScreeningReport Report, IReadOnlyDictionary<string, byte[]> Files);
