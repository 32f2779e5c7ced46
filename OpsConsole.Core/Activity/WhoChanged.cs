using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Activity;

public static class WhoChanged
{
    /// <summary>What leaves the subject's version as it was, and so is never the reason for a conflict.</summary>
    private static readonly string[] besideTheVersion =
    [
        "lead.noted", "lead.note-changed", "lead.note-removed", "lead.check-asked", "lead.tagged", "lead.untagged", "lead.expiring", "lead.converted",
        "lead.offered", "lead.accepted", "lead.declined", "lead.offer-lapsed", "lead.offer-withdrawn", "lead.unplaced", "job.run-asked",
        "opportunity.noted", "opportunity.note-changed", "opportunity.note-removed", "opportunity.called", "opportunity.mailed",
        "opportunity.lead-merged", "opportunity.lead-unmerged", "lead.owner-read", "user.data-read",
    ];

    /// <summary>Says who touched the subject last and what they did, for somebody whose view of it is out of date.</summary>
    public static async Task<ChangedBySomeoneElse> WhoChangedAsync(this OpsDb db, IActivitySubject subject, CancellationToken ct)
    {
        var (kind, id) = (subject.SubjectKind, subject.Id);
        var last = await db.Activity.AsNoTracking()
            .Where(entry => entry.SubjectKind == kind && entry.SubjectId == id && !besideTheVersion.Contains(entry.Action))
            .OrderByDescending(entry => entry.Id)
            .Select(entry => new { entry.ActorName, entry.Action, entry.AtUtc })
            .FirstOrDefaultAsync(ct);
        return last is null
            ? new ChangedBySomeoneElse("Somebody", "changed this", default)
            : new ChangedBySomeoneElse(last.ActorName, ActivityActions.PhraseOf(last.Action), last.AtUtc);
    }

    /// <summary>The entries about some subjects of one kind that stand for another version of them.</summary>
    internal static IQueryable<ActivityEntry> ChangesOf(this OpsDb db, string subjectKind, long[] ids) =>
        db.Activity.AsNoTracking().Where(entry => entry.SubjectKind == subjectKind && ids.Contains(entry.SubjectId) && !besideTheVersion.Contains(entry.Action));
}
