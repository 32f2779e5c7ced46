using OpsConsole.Core.Jobs;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Jobs;

/// <summary>A job's page: how it stands and its newest runs; <see cref="Row"/> is null when there is no such job.</summary>
public sealed record JobShown(JobRow? Row, JobRunPage Runs);

/// <summary>The pages of jobs that are open on this node, each read once however many look at it. Jobs are the same for every tenant.</summary>
public sealed class JobViews(JobListQuery list, JobRunSearchQuery runs, LiveFeed feed, TimeProvider clock, ILogger<JobViews> log)
{
    /// <summary>There is one list; its key says nothing.</summary>
    public SharedViews<string, JobList> All { get; } = new(feed, clock, log, _ => [JobRuns.Topic], (_, _, ct) => list.LoadAsync(ct));

    /// <summary>By the job's name.</summary>
    public SharedViews<string, JobShown> One { get; } = new(
        feed, clock, log, _ => [JobRuns.Topic], async (job, _, ct) => new JobShown(await list.FindAsync(job, ct), await runs.LoadAsync(new JobRunFilter(job), null, ct)));

    /// <summary>Runs that were searched for, by filter and place.</summary>
    public SharedViews<(JobRunFilter Filter, long? BeforeId), JobRunPage> Runs { get; } = new(
        feed, clock, log, _ => [JobRuns.Topic], (key, _, ct) => runs.LoadAsync(key.Filter, key.BeforeId, ct));
}
