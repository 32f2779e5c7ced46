using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Leads.Matching;

/// <summary>
/// Looks for leads like some that are new or changed and keeps what it finds: pairs, their reasons, and the doubt on each lead of an open pair.
/// Looking twice is the same as looking once. It runs after the change is saved, so nobody's submission or import waits for it or fails with it.
/// </summary>
public sealed class LeadMatching(OpsDbs dbs, TimeProvider clock)
{
    private const int Attempts = 5;

    /// <param name="leadIds">Those in the trash, or gone, are no longer held against others.</param>
    /// <returns>How many pairs are new.</returns>
    public async Task<int> LookAsync(long tenantId, IReadOnlyCollection<long> leadIds, CancellationToken ct)
    {
        // Whoever loses a race for a pair, or for a lead that somebody changes at this moment, looks again.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await LookOnceAsync(tenantId, leadIds, ct);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
            }
        }
    }

    private async Task<int> LookOnceAsync(long tenantId, IReadOnlyCollection<long> leadIds, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var ids = leadIds.ToArray();
        var subjects = await db.Leads.Where(lead => ids.Contains(lead.Id)).OrderBy(lead => lead.Id).SubjectsAsync(ct);
        var found = await db.LikeAsync(subjects, ct);
        var known = await db.LeadMatches.Where(match => ids.Contains(match.LeadId) || ids.Contains(match.OtherLeadId)).ToListAsync(ct);
        if (found.Count == 0 && known.Count == 0)
            return 0;

        var byPair = known.ToDictionary(match => (match.LeadId, match.OtherLeadId));
        var (added, touched) = (0, new HashSet<long>(ids));
        foreach (var match in found.Where(match => !byPair.ContainsKey(PairOf(match))).GroupBy(match => match.Lead.Id).SelectMany(own => own.OrderByDescending(match => match.Score.Points).ThenBy(match => match.Other.Id).Take(SimilarLeads.MostPerLead)))
        {
            var pair = PairOf(match);
            var row = new LeadMatch { LeadId = pair.Later, OtherLeadId = pair.Earlier, FoundAtUtc = clock.GetUtcNow().UtcDateTime };
            row.Take(match.Score);
            db.LeadMatches.Add(row);
            touched.UnionWith([pair.Later, pair.Earlier]);
            added++;
        }

        var scores = found.ToDictionary(PairOf, match => match.Score);
        var alive = subjects.Select(subject => subject.Id).ToHashSet();
        foreach (var match in known.Where(match => match.State == LeadMatchState.Open))
        {
            if (scores.TryGetValue((match.LeadId, match.OtherLeadId), out var score))
                match.Take(score);
            else if (alive.Contains(match.LeadId) || alive.Contains(match.OtherLeadId))
                await RemoveUnlessAwayAsync(db, match, alive, ct);
            touched.UnionWith([match.LeadId, match.OtherLeadId]);
        }

        await db.InTransactionAsync(async () =>
        {
            await db.SaveChangesAsync(ct);
            await db.FlagMatchesAsync(touched, ct);
        }, ct);
        return added;
    }

    /// <summary>A pair of which one lies in the trash waits for it to come back.</summary>
    private static async Task RemoveUnlessAwayAsync(OpsDb db, LeadMatch match, HashSet<long> alive, CancellationToken ct)
    {
        var other = alive.Contains(match.LeadId) ? match.OtherLeadId : match.LeadId;
        if (alive.Contains(other) || await db.Leads.AnyAsync(lead => lead.Id == other, ct))
            db.LeadMatches.Remove(match);
    }

    private static (long Later, long Earlier) PairOf(FoundMatch match) => (Math.Max(match.Lead.Id, match.Other.Id), Math.Min(match.Lead.Id, match.Other.Id));
}

internal static class MatchFlags
{
    /// <summary>
    /// Puts the doubt on each of these leads that an open pair still names, takes it off the others, and tells whoever looks at them. Saves.
    /// </summary>
    public static async Task FlagMatchesAsync(this OpsDb db, IReadOnlyCollection<long> leadIds, CancellationToken ct)
    {
        var ids = leadIds.ToArray();
        var open = await db.LeadMatches.AsNoTracking()
            .Where(match => match.State == LeadMatchState.Open && (ids.Contains(match.LeadId) || ids.Contains(match.OtherLeadId)))
            .Where(match => db.Leads.Any(lead => lead.Id == match.LeadId) && db.Leads.Any(lead => lead.Id == match.OtherLeadId))
            .Select(match => new { match.LeadId, match.OtherLeadId }).ToListAsync(ct);
        var matched = open.SelectMany(match => new[] { match.LeadId, match.OtherLeadId }).ToHashSet();
        var doubts = await db.Leads.AsNoTracking().Where(lead => ids.Contains(lead.Id)).Select(lead => new { lead.Id, lead.Doubts }).ToListAsync(ct);
        var wrong = doubts.Where(lead => lead.Doubts.HasFlag(Intake.LeadDoubts.NearDuplicate) != matched.Contains(lead.Id)).Select(lead => lead.Id).ToArray();
        var check = Actor.System(db.TenantId, "Duplicate check");
        foreach (var lead in wrong.Length == 0 ? [] : await db.Leads.Where(lead => wrong.Contains(lead.Id)).ToListAsync(ct))
        {
            lead.MarkAsMatched(matched.Contains(lead.Id));
            if (matched.Contains(lead.Id))
                db.Record(check, "lead.matched", lead, new { Others = open.Where(match => match.LeadId == lead.Id || match.OtherLeadId == lead.Id).Select(match => match.LeadId == lead.Id ? match.OtherLeadId : match.LeadId) });
        }

        foreach (var signal in doubts.SelectMany(lead => LiveSignal.Of(db.TenantId, "lead", lead.Id)))
            db.Signal(signal.Topic, signal.Ids[0]);
        await db.SaveChangesAsync(ct);
    }
}
