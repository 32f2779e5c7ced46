using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads;

/// <summary>Undoes an approval or a rejection within the undo window; the lead is pending again, and the timeline keeps both.</summary>
public sealed class TakeBackLeadDecision(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    public async Task<Result<LeadChanged>> RunAsync(LeadRef target, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Approve) is { } refusal)
            return refusal;
        var window = TimeSpan.FromMinutes(await settings.GetAsync(actor.TenantId, SettingCatalog.UndoMinutes, ct));
        await using var db = dbs.Open(actor);
        return await db.ChangeLeadAsync(target, actor, "lead.taken-back",
            lead => lead.TakeBack(clock.GetUtcNow().UtcDateTime, window), null, ct);
    }
}
