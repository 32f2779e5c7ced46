using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Partners;

namespace OpsConsole.Core.Leads.Photos;

/// <summary>
/// Who may see and change the photos of a place: people who see or edit all leads, agents those of their own leads (changing them only while
/// nobody decided), partners see those of leads that are offered to them or theirs, and those of a draft its writer alone.
/// </summary>
internal static class PhotoRights
{
    /// <summary>A form that was sent meanwhile is its lead.</summary>
    public static async Task<PhotoPlace> SettledAsync(this OpsDb db, PhotoPlace place, Actor actor, CancellationToken ct) =>
        place.DraftKey is { } key && await db.Leads.Where(lead => lead.SubmissionKey == key && lead.SubmittedByUserId == actor.UserId).Select(lead => (long?)lead.Id).FirstOrDefaultAsync(ct) is { } leadId
            ? PhotoPlace.OfLead(leadId)
            : place;

    /// <param name="addedByUserId">Whose photos of a draft it is about.</param>
    public static async Task<Error?> WhyNotChangePhotosAsync(this OpsDb db, PhotoPlace place, long? addedByUserId, Actor actor, CancellationToken ct)
    {
        if (place.LeadId is not { } leadId)
            return actor.UserId is null || addedByUserId != actor.UserId ? new NotFound("The photo")
                : actor.May(LeadPermissions.Submit) ? null : actor.Lacks(LeadPermissions.SubmitOwn);
        if (!actor.May(LeadPermissions.Edit) && actor.Lacks(LeadPermissions.SubmitOwn) is { } refusal)
            return actor.Lacks(LeadPermissions.Edit) ?? refusal;
        if (await db.Leads.FirstOrDefaultAsync(row => row.Id == leadId, ct) is not { } lead)
            return new NotFound($"Lead {leadId}");
        if (actor.May(LeadPermissions.Edit))
            return lead.WhyNotEditable();
        if (actor.UserId is null || lead.SubmittedByUserId != actor.UserId)
            return new NotFound($"Lead {leadId}");
        return lead.Status == LeadStatus.Pending ? null : new PhotosAreWithTheReviewer(lead.Status);
    }

    /// <summary>The photos that the actor may look at, also of leads in the trash when they see all leads.</summary>
    public static IQueryable<LeadPhoto> PhotosSeenBy(this OpsDb db, Actor actor)
    {
        var (mayAll, mayOwn, mayOffered) = (actor.May(LeadPermissions.View), actor.May(LeadPermissions.SubmitOwn), actor.May(PartnerPermissions.AnswerOwn));
        var userId = actor.UserId ?? 0;
        return db.LeadPhotos.AsNoTracking().Where(photo => photo.RemovedAtUtc == null).Where(photo =>
            photo.LeadId != null
                ? mayAll
                    || (mayOwn && db.Leads.Any(lead => lead.Id == photo.LeadId && lead.SubmittedByUserId == userId))
                    || (mayOffered && db.Leads.Any(lead => lead.Id == photo.LeadId) && db.LeadHandovers.Any(offer =>
                        offer.LeadId == photo.LeadId && offer.PartnerUserId == userId && (offer.State == HandoverState.Offered || offer.State == HandoverState.Accepted)))
                : photo.AddedByUserId == userId);
    }
}
