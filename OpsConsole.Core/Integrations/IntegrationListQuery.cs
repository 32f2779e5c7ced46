using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Integrations;

/// <summary>How an outside system stands for a tenant.</summary>
/// <param name="FailingSinceUtc">The first failure that no answer came after; null while it answers.</param>
/// <param name="CostMicros">This month, in millionths of a dollar.</param>
public sealed record IntegrationLine(
    OutsideSystem System, long Version, bool IsEnabled, DateTime? CredentialsSetAtUtc, string? CredentialsSetByName,
    DateTime? LastAnswerAtUtc, DateTime? FailingSinceUtc, string? LastError, int Calls, int Remembered, int Failed, long CostMicros)
{
    public bool HasCredentials => CredentialsSetAtUtc is not null;
}

/// <summary>All outside systems as a tenant has them, with their health and what they cost this month. Callers check <see cref="IntegrationPermissions.View"/>.</summary>
public sealed class IntegrationListQuery(OpsDbs dbs, TimeProvider clock)
{
    public async Task<IReadOnlyList<IntegrationLine>> LoadAsync(long tenantId, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var month = new DateTime(now.Year, now.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        await using var db = dbs.Open(tenantId);
        var settled = await db.Integrations.AsNoTracking().ToDictionaryAsync(row => row.System, ct);
        var figures = await db.ProviderCalls.Where(call => call.AtUtc >= month).GroupBy(call => new { call.System, call.Outcome })
            .Select(group => new { group.Key.System, group.Key.Outcome, Count = group.Count(), Cost = group.Sum(call => call.CostMicros) }).ToListAsync(ct);
        var lines = new List<IntegrationLine>();
        foreach (var system in OutsideSystems.All)
        {
            var (row, own) = (settled.GetValueOrDefault(system.Name), figures.Where(figure => figure.System == system.Name).ToList());
            var (answeredAt, failingSince, error) = await HealthAsync(db, system.Name, ct);
            lines.Add(new IntegrationLine(
                system, row?.Version ?? 0, row?.IsEnabled ?? true, row?.CredentialsSetAtUtc, row?.CredentialsSetByName, answeredAt, failingSince, error,
                own.Where(figure => figure.Outcome != ProviderCallOutcome.Remembered).Sum(figure => figure.Count),
                Of(ProviderCallOutcome.Remembered), Of(ProviderCallOutcome.Failed), own.Sum(figure => figure.Cost)));

            int Of(ProviderCallOutcome outcome) => own.Where(figure => figure.Outcome == outcome).Sum(figure => figure.Count);
        }

        return lines;
    }

    /// <summary>Told by the calls themselves, so that it can never say otherwise than they do.</summary>
    private static async Task<(DateTime? AnsweredAt, DateTime? FailingSince, string? Error)> HealthAsync(OpsDb db, string system, CancellationToken ct)
    {
        var calls = db.ProviderCalls.AsNoTracking().Where(call => call.System == system);
        var answered = await calls.Where(call => call.Outcome == ProviderCallOutcome.Answered).OrderByDescending(call => call.Id).Select(call => new { call.Id, call.AtUtc }).FirstOrDefaultAsync(ct);
        var since = answered?.Id ?? 0;
        // A system that refuses one odd question is well.
        var failed = calls.Where(call => call.Outcome == ProviderCallOutcome.Failed && call.Id > since && call.HttpStatus != 400 && call.HttpStatus != 404 && call.HttpStatus != 422);
        var first = await failed.OrderBy(call => call.Id).Select(call => (DateTime?)call.AtUtc).FirstOrDefaultAsync(ct);
        var error = first is null ? null : await failed.OrderByDescending(call => call.Id).Select(call => call.Error).FirstOrDefaultAsync(ct);
        return (answered?.AtUtc, first, error);
    }
}
