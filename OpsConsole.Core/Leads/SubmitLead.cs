using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.FairHousing;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Core.Leads.Verification;

namespace OpsConsole.Core.Leads;

/// <summary>What became of a submission; <paramref name="DuplicateOfLeadId"/> names the older lead at the same address, if there is one.</summary>
public sealed record LeadSubmitted(long LeadId, long? DuplicateOfLeadId);

/// <summary>
/// Takes in a lead from somebody's form: an agent's own, or one that staff enter for others. The form brings a key of its own, so that
/// sending it twice, or again after the connection was lost, gives the same lead.
/// </summary>
public sealed class SubmitLead(OpsDbs dbs, CurrentPhotosQuery photos, TenantWording wording, TimeProvider clock)
{
    public const string PortalSource = "Agent portal";
    public const string StaffSource = "Staff";

    private readonly LeadInputRules rules = new(clock);

    public async Task<Result<LeadSubmitted>> RunAsync(LeadInput input, Guid submissionKey, Actor actor, CancellationToken ct)
    {
        var isStaff = actor.May(LeadPermissions.Submit);
        if (!isStaff && actor.Lacks(LeadPermissions.SubmitOwn) is { } refusal)
            return refusal;
        var tidied = input.Tidied();
        if (rules.CheckForm(tidied, await wording.OfAsync(actor.TenantId, ct)) is { Count: > 0 } problems)
            return new InvalidInput(problems);

        // Twice at most: whoever loses a race for the address or the key finds the winner the second time.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SaveAsync(tidied, submissionKey, isStaff ? StaffSource : PortalSource, actor, ct);
            }
            catch (DbUpdateException) when (attempt == 1)
            {
            }
        }
    }

    private async Task<Result<LeadSubmitted>> SaveAsync(LeadInput tidied, Guid submissionKey, string source, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var present = await db.Leads.Where(lead => lead.SubmissionKey == submissionKey)
            .Select(lead => new { lead.Id, lead.DuplicateOfLeadId }).FirstOrDefaultAsync(ct);
        if (present is not null)
            return new LeadSubmitted(present.Id, present.DuplicateOfLeadId);
        // Of an agent's tick the photos themselves are asked; whoever of the house enters a lead for others may have seen them elsewhere.
        if (source == PortalSource && (await photos.LoadAsync(PhotoPlace.OfDraft(submissionKey), actor, ct)).WhyNot is { } notCurrent)
            return new InvalidInput([new(nameof(LeadChecklist.PhotosCurrent), notCurrent)]);

        var key = tidied.Address().Key;
        var original = await db.Leads.Where(lead => lead.AddressKey == key && lead.DuplicateOfLeadId == null)
            .Select(lead => (long?)lead.Id).FirstOrDefaultAsync(ct);
        var lead = Lead.From(tidied, source, actor, clock.GetUtcNow().UtcDateTime, original, submissionKey);
        db.Leads.Add(lead);
        db.Record(actor, "lead.submitted", lead, new { To = lead.Status, Source = source, MatchesLeadId = original, tidied.WordingReason });
        await db.InTransactionAsync(async () =>
        {
            await db.SaveChangesAsync(ct);
            db.LeadCheckmarks.AddRange(MarksOf(tidied.Checklist, lead, actor));
            await db.SaveChangesAsync(ct);
            await db.TakeDraftPhotosAsync(submissionKey, lead, actor, ct);
        }, ct);
        return new LeadSubmitted(lead.Id, original);
    }

    private static IEnumerable<LeadCheckmark> MarksOf(LeadChecklist checklist, Lead lead, Actor actor) =>
        LeadChecklists.Items.Where(item => checklist.HasFlag(item))
            .Select(item => new LeadCheckmark { LeadId = lead.Id, Item = item, ByUserId = actor.UserId, ByName = actor.Name, AtUtc = lead.SubmittedAtUtc });
}
