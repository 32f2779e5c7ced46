using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Integrations;

/// <summary>Has the leads looked up again that failed calls were about, all of a filter's up to a bound, as queued work.</summary>
public sealed class AskProvidersAgain(OpsDbs dbs, TimeProvider clock)
{
    public const int Most = 500;

    /// <summary>No call takes so long; its node died before it heard the answer.</summary>
    private static readonly TimeSpan lost = TimeSpan.FromMinutes(5);

    /// <param name="system">Null for all systems.</param>
    /// <returns>How many leads.</returns>
    public async Task<Result<int>> RunAsync(string? system, long? callId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(IntegrationPermissions.Manage) is { } refusal)
            return refusal;
        var before = clock.GetUtcNow().UtcDateTime - lost;
        await using var db = dbs.Open(actor);
        var failed = await db.ProviderCalls
            .Where(call => (call.Outcome == ProviderCallOutcome.Failed || call.Outcome == ProviderCallOutcome.Begun && call.AtUtc < before) && call.SubjectKind == "lead" && call.AskedAgainAtUtc == null)
            .Where(call => (system == null || call.System == system) && (callId == null || call.Id == callId))
            .OrderByDescending(call => call.Id).Take(Most).ToListAsync(ct);
        var ids = failed.Select(call => call.SubjectId!.Value).Distinct().ToArray();
        var leads = await db.Leads.Where(lead => ids.Contains(lead.Id)).ToListAsync(ct);
        if (leads.Count == 0)
            return new NothingToAskAgain();
        foreach (var call in failed)
            call.AskedAgainAtUtc = clock.GetUtcNow().UtcDateTime;
        foreach (var lead in leads)
            db.Record(actor, "lead.check-asked", lead);
        db.EnqueueVerification([.. leads.Select(lead => lead.Id)], isFresh: false, actor, clock);
        db.Signal(Topic.Room(actor.TenantId, ProviderCall.Subject), actor.TenantId);
        await db.SaveChangesAsync(ct);
        return leads.Count;
    }
}
