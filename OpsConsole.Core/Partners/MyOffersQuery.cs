using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Photos;

namespace OpsConsole.Core.Partners;

/// <summary>Whom a partner may call, once they accepted.</summary>
public sealed record OfferedOwner(string? Name, string? Phone, string? Email);

/// <summary>A lead as the partner it is offered to sees it.</summary>
/// <param name="Owner">Null until it is accepted.</param>
public sealed record MyOffer(
    long Id, long Version, HandoverState State, DateTime OfferedAtUtc, DateTime TermEndsAtUtc, DateTime? EndedAtUtc, string? Reason, long LeadId,
    string Street, string City, string AreaState, string Zip, long? AskingPriceCents, PropertyType PropertyType, int? Beds, decimal? Baths, int? AreaSqFt, int? YearBuilt,
    Motivation Motivation, string? MotivationNote, int Score, OfferedOwner? Owner)
{
    /// <summary>None once it went to somebody else.</summary>
    public IReadOnlyList<PhotoLine> Photos { get; init; } = [];
}

/// <summary>A partner's own offers: the open ones by their term, then accepted and past ones, newest first, a page at a time. Those of other partners do not exist for them.</summary>
public sealed class MyOffersQuery(OpsDbs dbs, LeadPhotosQuery photos)
{
    public const int PageSize = 25;

    /// <returns>At most one page, and whether there is another.</returns>
    public async Task<(IReadOnlyList<MyOffer> Offers, bool HasMore)> LoadAsync(Actor actor, bool open, int page, CancellationToken ct)
    {
        if (!actor.May(PartnerPermissions.AnswerOwn) || actor.UserId is not { } userId)
            return ([], false);
        await using var db = dbs.Open(actor);
        // The trash hides its leads here as everywhere.
        var own = db.LeadHandovers.AsNoTracking().Where(row => row.PartnerUserId == userId && (open ? row.State == HandoverState.Offered : row.State != HandoverState.Offered))
            .Join(db.Leads, offer => offer.LeadId, lead => lead.Id, (offer, lead) => new { offer, lead });
        var ordered = open
            ? own.OrderBy(row => row.offer.TermEndsAtUtc).ThenBy(row => row.offer.Id)
            : own.OrderByDescending(row => row.offer.EndedAtUtc).ThenByDescending(row => row.offer.Id);
        var rows = await ordered
            .Skip(Math.Max(0, page) * PageSize).Take(PageSize + 1)
            .Select(row => new MyOffer(
                row.offer.Id, row.offer.Version, row.offer.State, row.offer.OfferedAtUtc, row.offer.TermEndsAtUtc, row.offer.EndedAtUtc, row.offer.Reason, row.lead.Id,
                row.lead.Street, row.lead.City, row.lead.State, row.lead.Zip, row.lead.AskingPriceCents, row.lead.PropertyType, row.lead.Beds, row.lead.Baths, row.lead.AreaSqFt, row.lead.YearBuilt,
                row.lead.Motivation, row.lead.MotivationNote, row.lead.Score,
                row.offer.State == HandoverState.Accepted ? new OfferedOwner(row.lead.OwnerName, row.lead.OwnerPhone, row.lead.OwnerEmail) : null))
            .ToListAsync(ct);
        var shown = rows.Take(PageSize).ToList();
        var theirs = shown.Where(offer => offer.State is HandoverState.Offered or HandoverState.Accepted).Select(offer => offer.LeadId).ToList();
        var byLead = (await photos.OfLeadsAsync(actor.TenantId, theirs, ct)).ToLookup(photo => photo.LeadId);
        return (shown.ConvertAll(offer => offer with { Photos = [.. byLead[offer.LeadId]] }), rows.Count > PageSize);
    }
}
