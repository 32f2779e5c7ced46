using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Integrations;

/// <summary>Which calls somebody looks for; null means any.</summary>
public sealed record ProviderCallFilter(string? System = null, ProviderCallOutcome? Outcome = null);

public sealed record ProviderCallRow(
    long Id, string System, string Operation, string? SubjectKind, long? SubjectId, string ByName, DateTime AtUtc, ProviderCallOutcome Outcome,
    int DurationMs, int? HttpStatus, int Attempts, long CostMicros, bool IsSimulated, string? Error, DateTime? AskedAgainAtUtc)
{
    public bool CanBeAskedAgain => Outcome == ProviderCallOutcome.Failed && SubjectKind == "lead" && AskedAgainAtUtc is null;
}

/// <summary>The log of calls, newest first, a page at a time. Callers check <see cref="IntegrationPermissions.View"/>.</summary>
public sealed class ProviderCallListQuery(OpsDbs dbs)
{
    public const int PageSize = 50;

    /// <param name="beforeId">The last call of the page before; null for the newest.</param>
    public async Task<(IReadOnlyList<ProviderCallRow> Rows, bool HasMore)> LoadAsync(long tenantId, ProviderCallFilter filter, long? beforeId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var calls = db.ProviderCalls.AsNoTracking();
        if (filter.System is { } system)
            calls = calls.Where(call => call.System == system);
        if (filter.Outcome is { } outcome)
            calls = calls.Where(call => call.Outcome == outcome);
        if (beforeId is { } before)
            calls = calls.Where(call => call.Id < before);
        var rows = await calls.OrderByDescending(call => call.Id).Take(PageSize + 1).Select(call => new ProviderCallRow(
            call.Id, call.System, call.Operation, call.SubjectKind, call.SubjectId, call.ByName, call.AtUtc, call.Outcome,
            call.DurationMs, call.HttpStatus, call.Attempts, call.CostMicros, call.IsSimulated, call.Error, call.AskedAgainAtUtc)).ToListAsync(ct);
        return (rows.Take(PageSize).ToList(), rows.Count > PageSize);
    }
}
