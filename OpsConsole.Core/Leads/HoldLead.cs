using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads;

/// <summary>Keeps an approved lead for one buyer for some hours. Nobody else can buy it meanwhile, and it does not expire before.</summary>
public sealed class HoldLead(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    public async Task<Result<LeadChanged>> RunAsync(LeadRef target, string buyerName, int hours, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Hold) is { } refusal)
            return refusal;
        var most = TimeSpan.FromHours(await settings.GetAsync(actor.TenantId, SettingCatalog.HoldHours, ct));
        if (hours < 1 || hours > most.TotalHours)
            return new HoldIsTooLong(most);
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = dbs.Open(actor);
        return await db.ChangeLeadAsync(target, actor, "lead.held",
            lead => lead.Hold(buyerName, now.AddHours(hours), now),
            lead => new { Buyer = lead.HeldForName, UntilUtc = lead.HeldUntilUtc }, ct);
    }
}
