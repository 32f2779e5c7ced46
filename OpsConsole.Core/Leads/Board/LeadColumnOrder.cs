using System.Linq.Expressions;

namespace OpsConsole.Core.Leads.Board;

/// <summary>How the board orders and reads leads. Each order is an index; keep in step with LeadMapping in Data and, for filtered boards, with LeadIndex.</summary>
internal static class LeadColumnOrder
{
    public static Expression<Func<Lead, LeadCard>> ToCard { get; } = lead => new LeadCard(
        lead.Id, lead.Version, lead.Status, lead.Street, lead.City, lead.State, lead.Zip, lead.AskingPriceCents,
        lead.PropertyType, lead.Beds, lead.Baths, lead.AreaSqFt, lead.Source, lead.Score, lead.Doubts,
        lead.DuplicateOfLeadId, lead.Question != null && lead.Answer == null, lead.Question != null && lead.Answer != null,
        lead.SubmittedAtUtc, lead.StatusChangedAtUtc,
        lead.CountdownStartedAtUtc, lead.CountdownExpiresAtUtc, lead.DecidedByName, lead.DecidedAtUtc,
        lead.RejectReason, lead.SoldToName, lead.SoldForCents, lead.HeldForName, lead.HeldUntilUtc,
        lead.OwnerPhone != null, lead.PhoneCheck, lead.AddressCheck, lead.FirstPhotoId, lead.Stars, lead.IsHidden);

    /// <summary>Open columns: by time left, then score, then age. Closed ones have no time left: what closed last comes first.</summary>
    public static IQueryable<Lead> InColumn(this IQueryable<Lead> leads, LeadStatus status) => status is LeadStatus.Pending or LeadStatus.Approved
        ? leads.Where(lead => lead.Status == status)
            .OrderBy(lead => lead.CountdownExpiresAtUtc).ThenByDescending(lead => lead.Score).ThenBy(lead => lead.SubmittedAtUtc).ThenBy(lead => lead.Id)
        : leads.Where(lead => lead.Status == status)
            .OrderByDescending(lead => lead.StatusChangedAtUtc).ThenByDescending(lead => lead.Id);

    /// <summary>The same order in memory: a database need not keep the order of the parts it put together.</summary>
    public static IEnumerable<LeadCard> InColumnOrder(this IEnumerable<LeadCard> cards, LeadStatus status) => status is LeadStatus.Pending or LeadStatus.Approved
        ? cards.OrderBy(card => card.CountdownExpiresAtUtc).ThenByDescending(card => card.Score).ThenBy(card => card.SubmittedAtUtc).ThenBy(card => card.Id)
        : cards.OrderByDescending(card => card.StatusChangedAtUtc).ThenByDescending(card => card.Id);
}
