using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Matching;

/// <summary>Says that two leads that look alike are two; nobody is asked about them again.</summary>
public sealed class KeepBothLeads(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<long>> RunAsync(long matchId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Merge) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.LeadMatches.FirstOrDefaultAsync(row => row.Id == matchId, ct) is not { } match)
            return new NotFound("This comparison");
        if (match.Keep(actor, clock.GetUtcNow().UtcDateTime) is { } settled)
            return settled;
        long[] ids = [match.LeadId, match.OtherLeadId];
        var leads = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).Where(lead => ids.Contains(lead.Id)).ToListAsync(ct);
        foreach (var lead in leads)
            db.Record(actor, "lead.kept-apart", lead, new { Other = ids.First(id => id != lead.Id) });
        try
        {
            await db.InTransactionAsync(async () =>
            {
                await db.SaveChangesAsync(ct);
                await db.FlagMatchesAsync(ids, ct);
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await db.WhoSettledAsync(match, ct);
        }

        return match.Id;
    }
}

internal static class SettledMatches
{
    /// <summary>Why a pair could not be settled: somebody else did, or one of the leads changed at that moment.</summary>
    public static async Task<Error> WhoSettledAsync(this OpsDb db, LeadMatch match, CancellationToken ct)
    {
        var now = await db.LeadMatches.AsNoTracking().FirstOrDefaultAsync(row => row.Id == match.Id, ct);
        if (now is null)
            return new NotFound("This comparison");
        if (now.State != LeadMatchState.Open)
            return new MatchIsSettled(now.State, now.SettledByName);
        var lead = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).AsNoTracking().FirstAsync(row => row.Id == match.LeadId, ct);
        return await Activity.WhoChanged.WhoChangedAsync(db, lead, ct);
    }
}
