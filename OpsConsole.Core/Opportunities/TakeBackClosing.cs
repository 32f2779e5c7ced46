using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Opportunities;

/// <summary>Undoes the closing of an opportunity within the undo window; the timeline keeps both.</summary>
public sealed class TakeBackClosing(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    public async Task<Result<OpportunityChanged>> RunAsync(OpportunityRef target, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(OpportunityPermissions.Change) is { } refusal)
            return refusal;
        var window = TimeSpan.FromMinutes(await settings.GetAsync(actor.TenantId, SettingCatalog.UndoClosingMinutes, ct));
        await using var db = dbs.Open(actor);
        return await db.ChangeOpportunityAsync(target, actor, "opportunity.taken-back",
            opportunity => opportunity.TakeBackClosing(clock.GetUtcNow().UtcDateTime, window), null, ct);
    }
}
