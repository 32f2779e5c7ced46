using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Opportunities;

/// <summary>How every change of one opportunity runs: load, compare the version, let the entity decide, record, save once, and name who was first.</summary>
internal static class OpportunityChanging
{
    /// <param name="inTrash">Whether it may be one in the trash.</param>
    public static async Task<Result<OpportunityChanged>> ChangeOpportunityAsync(
        this OpsDb db, OpportunityRef target, Actor actor, string action, Func<Opportunity, Error?> change, object? details, CancellationToken ct, bool inTrash = false)
    {
        if (await db.Opportunities.IgnoreQueryFilters([OpsDb.TrashFilter]).FirstOrDefaultAsync(row => row.Id == target.Id, ct) is not { } opportunity)
            return new NotFound($"Opportunity {target.Id}");
        if (opportunity.Version != target.Version)
            return await db.WhoMovedAsync(opportunity, ct);
        if (opportunity.DeletedAtUtc is not null && !inTrash)
            return new OpportunityIsInTrash(opportunity.DeletedByName);
        var from = opportunity.Stage;
        if (change(opportunity) is { } refusal)
            return refusal;
        db.Record(actor, action, opportunity, new { From = from, To = opportunity.Stage, Details = details });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await db.WhoMovedAsync(opportunity, ct);
        }

        return new OpportunityChanged(opportunity.Id, opportunity.Version, opportunity.Stage);
    }

    /// <summary>Who was first and, for somebody who moved the card as well, where it is now.</summary>
    public static async Task<ChangedBySomeoneElse> WhoMovedAsync(this OpsDb db, Opportunity opportunity, CancellationToken ct)
    {
        var who = await db.WhoChangedAsync(opportunity, ct);
        var stage = await db.Opportunities.AsNoTracking().Where(row => row.Id == opportunity.Id).Select(row => row.Stage).FirstOrDefaultAsync(ct);
        return who.Did == ActivityActions.PhraseOf("opportunity.moved") ? new ChangedBySomeoneElse(who.Who, $"moved it to {stage}", who.AtUtc) : who;
    }
}
