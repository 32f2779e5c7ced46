using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Matching;

/// <summary>A lead that somebody may see.</summary>
public sealed record SimilarLead(long Id, string Street, LeadStatus Status, string SubmittedByName);

/// <param name="Seen">Those that the actor may see, the likeliest first.</param>
/// <param name="HasOthers">Whether there are such that the actor may not see; no more is said of them.</param>
public sealed record SimilarTo(IReadOnlyList<SimilarLead> Seen, bool HasOthers)
{
    public static SimilarTo Nothing { get; } = new([], false);
}

/// <summary>What looks like a lead that somebody just submitted. It looks itself and does not wait for what is stored.</summary>
public sealed class SimilarToQuery(OpsDbs dbs)
{
    public async Task<SimilarTo> LoadAsync(long leadId, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var (seesAll, userId) = (actor.May(LeadPermissions.View), actor.UserId ?? -1);
        var subjects = await db.Leads.Where(lead => lead.Id == leadId && (seesAll || lead.SubmittedByUserId == userId)).SubjectsAsync(ct);
        if (subjects.Count == 0)
            return SimilarTo.Nothing;
        var found = (await db.LikeAsync(subjects, ct)).Take(SimilarLeads.MostPerLead).Select(match => match.Other.Id).ToList();
        if (found.Count == 0)
            return SimilarTo.Nothing;
        var seen = await db.Leads.Where(lead => found.Contains(lead.Id) && (seesAll || lead.SubmittedByUserId == userId))
            .Select(lead => new SimilarLead(lead.Id, lead.Street, lead.Status, lead.SubmittedByName)).ToListAsync(ct);
        return new([.. seen.OrderBy(lead => found.IndexOf(lead.Id))], seen.Count < found.Count);
    }
}
