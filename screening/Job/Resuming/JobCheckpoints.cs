using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Job.Resuming;

/// <summary>The checkpoints of one job: the one it begins from, and those it writes.</summary>
internal sealed class JobCheckpoints
{
    private readonly IResumableFolder _folder;
    private readonly CheckpointPlan _plan;
    private readonly TimeProvider _time;
    private readonly DiagnosticBag _diagnostics;
    private long _last;

    private JobCheckpoints(IResumableFolder folder, CheckpointPlan plan, JobIdentity identity, JobState? earlier, TimeProvider time, DiagnosticBag diagnostics)
    {
        _folder = folder;
        _plan = plan;
        Identity = identity;
        Earlier = earlier;
        _time = time;
        _diagnostics = diagnostics;
        _last = time.GetTimestamp();
        Saved = earlier?.Rows ?? 0;
    }

    public JobIdentity Identity { get; }

    /// <summary>Where the job goes on; null where it begins.</summary>
    public JobState? Earlier { get; }

    /// <summary>Rows that the last checkpoint holds.</summary>
    public long Saved { get; private set; }

    public bool IsDue => _time.GetElapsedTime(_last) >= _plan.Interval;

    /// <summary>
    /// Looks for what an earlier job left. Null where the job keeps no checkpoints, or with an error, after which the folder
    /// is as it was.
    /// </summary>
    public static JobCheckpoints? Open(ScreeningRequest request, JobIdentity? identity, DiagnosticBag diagnostics)
    {
        if (request.Checkpoints is not { } plan || request.Output is not IResumableFolder folder) return null;
        SourceLocation place = Place(folder);
        if (identity is null)
        {
            if (plan.Earlier == StoppedJob.Resume)
            {
                diagnostics.Report(DiagnosticCatalogue.PipeCannotResume, place, request.Input.Name);
                return null;
            }

            diagnostics.Report(request.Input.Query.Length > 0 ? DiagnosticCatalogue.QueryWillNotResume : DiagnosticCatalogue.PipeWillNotResume, place, request.Input.Name);
        }

        folder.Prepare();
        JobState? earlier = null;
        if (plan.Earlier == StoppedJob.Restart)
        {
            folder.Clear();
        }
        else if (folder.LoadCheckpoint() is { } json && !Fits(JobState.FromJson(json)))
        {
            folder.Leave();
            return null;
        }

        return identity is null ? null : new JobCheckpoints(folder, plan, identity, earlier, request.Time, diagnostics);

        bool Fits(JobState? state)
        {
            earlier = state;
            if (state is null || !IsThere(folder, state)) diagnostics.Report(DiagnosticCatalogue.CheckpointBroken, place, folder.Name);
            else if (plan.Earlier == StoppedJob.Refuse || identity is null) diagnostics.Report(DiagnosticCatalogue.CheckpointFound, place, folder.Name, state.Rows);
            else if (state.Identity.Difference(identity) is { } difference) diagnostics.Report(DiagnosticCatalogue.CheckpointOfAnother, place, folder.Name, difference);
            else return true;
            return false;
        }
    }

    /// <summary>Gives the files of an earlier job, which was stopped while it did so, their names; false where it was not.</summary>
    public bool TryFinishEarlier(out ImmutableArray<string> files)
    {
        files = Earlier is { IsWhole: true } whole ? [.. whole.Files.Select(file => file.Name)] : [];
        if (files.IsEmpty) return false;
        _folder.Commit(files);
        return true;
    }

    public void Save(JobState state)
    {
        _folder.SaveCheckpoint(state.ToJson());
        _last = _time.GetTimestamp();
        Saved = state.Rows;
    }

    /// <summary>The job failed for a reason that may pass: what was done stays for <c>--resume</c>. False where nothing was.</summary>
    public bool Leave()
    {
        if (Saved == 0) return false;
        _folder.Leave();
        _diagnostics.Report(DiagnosticCatalogue.CheckpointLeft, Place(_folder), Saved);
        return true;
    }

    // Files shorter than the checkpoint says, or gone, were changed by somebody else.
    private static bool IsThere(IResumableFolder folder, JobState state) =>
        state.IsWhole || state.Files.All(file => folder.LengthOf(file.Name) >= file.Length);

    private static SourceLocation Place(IResumableFolder folder) => new(new SourceText(folder.Name, ""), default);
}
