using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads.Filtering;

namespace OpsConsole.Core.Leads.Bulk;

/// <summary>Reads what a selection means, in the order of the leads' ids.</summary>
internal sealed class ChosenLeads
{
    private const int AtOnce = 500;

    private readonly long[]? picked;
    private readonly Func<IQueryable<Lead>, IQueryable<Lead>> matching = leads => leads;

    private ChosenLeads(long[] picked) => this.picked = picked;

    private ChosenLeads(Func<IQueryable<Lead>, IQueryable<Lead>> matching) => this.matching = matching;

    public static Result<ChosenLeads> Of(LeadBulkSelection selection, Actor actor, TimeProvider clock)
    {
        if (selection is MatchingLeads match)
        {
            var filter = LeadFields.Parse(match.Filter);
            if (filter.Error is { } unreadable)
                return unreadable;
            var (moment, upTo) = (new FilterMoment(clock.GetUtcNow().UtcDateTime, actor.UserId), match.UpToId ?? long.MaxValue);
            return new ChosenLeads(leads => leads.Where(lead => lead.Id <= upTo).Passing(filter.Value, moment));
        }

        long[] ids = [.. ((PickedLeads)selection).Ids.Distinct().Order()];
        return ids.Length switch
        {
            0 => new NoLeadsChosen(),
            > LeadBulkSelection.Most => new TooManyLeadsChosen(LeadBulkSelection.Most),
            _ => new ChosenLeads(ids),
        };
    }

    /// <summary>The leads themselves, so many at a time; picked ones that are gone are missing.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Lead>> LeadsAsync(OpsDb db, int atOnce, [EnumeratorCancellation] CancellationToken ct)
    {
        if (picked is not null)
        {
            foreach (var ids in picked.Chunk(atOnce))
                yield return await db.Leads.AsNoTracking().Where(lead => ids.Contains(lead.Id)).OrderBy(lead => lead.Id).ToListAsync(ct);
            yield break;
        }

        for (var after = 0L; ;)
        {
            var from = after;
            var leads = await matching(db.Leads.AsNoTracking().Where(lead => lead.Id > from)).OrderBy(lead => lead.Id).Take(atOnce).ToListAsync(ct);
            if (leads.Count == 0)
                yield break;
            yield return leads;
            after = leads[^1].Id;
        }
    }

    /// <summary>Each chosen lead with the version it has now, 0 for a picked one that is gone; one more than allowed when there are too many.</summary>
    public async Task<IReadOnlyList<LeadRef>> FreezeAsync(OpsDb db, CancellationToken ct)
    {
        if (picked is null)
            return await matching(db.Leads).OrderBy(lead => lead.Id).Take(LeadBulkSelection.Most + 1).Select(lead => new LeadRef(lead.Id, lead.Version)).ToListAsync(ct);
        var frozen = new List<LeadRef>(picked.Length);
        foreach (var ids in picked.Chunk(AtOnce))
        {
            var present = await db.Leads.Where(lead => ids.Contains(lead.Id)).Select(lead => new { lead.Id, lead.Version }).ToDictionaryAsync(lead => lead.Id, lead => lead.Version, ct);
            frozen.AddRange(ids.Select(id => new LeadRef(id, present.GetValueOrDefault(id))));
        }

        return frozen;
    }
}
