using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Jobs;

/// <summary>Which runs somebody looks for; null means any.</summary>
/// <param name="Text">Part of the error, the node, or who asked.</param>
/// <param name="From">The first day, UTC, of their start.</param>
/// <param name="Until">The last day.</param>
public sealed record JobRunFilter(string? Job = null, JobOutcome? Outcome = null, string? Text = null, DateOnly? From = null, DateOnly? Until = null)
{
    public bool IsEmpty => this == new JobRunFilter();
}

/// <summary>Runs, newest first; <paramref name="HasMore"/> tells whether there are older ones.</summary>
public sealed record JobRunPage(IReadOnlyList<JobRunRow> Rows, bool HasMore);

/// <summary>Searches the runs of all jobs, a page at a time. Callers check <see cref="JobPermissions.View"/>.</summary>
public sealed class JobRunSearchQuery(OpsDbs dbs)
{
    public const int PageSize = 50;
    public const int TextLength = 100;

    /// <param name="beforeId">The last run of the page before; null for the newest.</param>
    public async Task<JobRunPage> LoadAsync(JobRunFilter filter, long? beforeId, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var runs = db.JobRuns.AsNoTracking();
        if (filter.Job is { } job)
            runs = runs.Where(run => run.Job == job);
        if (filter.Outcome is { } outcome)
            runs = runs.Where(run => run.Outcome == outcome);
        if (filter.From is { } from)
        {
            var first = from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            runs = runs.Where(run => run.StartedAtUtc >= first);
        }

        if (filter.Until is { } until && until < DateOnly.MaxValue)
        {
            var end = until.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            runs = runs.Where(run => run.StartedAtUtc < end);
        }

        if (filter.Text is { Length: > 0 } text)
        {
            var part = text.Length > TextLength ? text[..TextLength] : text;
            runs = runs.Where(run => run.Error!.Contains(part) || run.Node.Contains(part) || run.AskedByName!.Contains(part));
        }

        if (beforeId is { } before)
            runs = runs.Where(run => run.Id < before);
        var rows = await runs.OrderByDescending(run => run.Id).Take(PageSize + 1).Select(JobRunRow.Of).ToListAsync(ct);
        return new JobRunPage([.. rows.Take(PageSize)], rows.Count > PageSize);
    }
}
