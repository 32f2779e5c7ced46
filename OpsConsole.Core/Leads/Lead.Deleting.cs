using OpsConsole.Core.Leads.Matching;

namespace OpsConsole.Core.Leads;

public sealed partial class Lead
{
    /// <summary>Since when it lies in the trash. The trash filter of <see cref="OpsDb"/> hides such leads from every query that does not lift it.</summary>
    public DateTime? DeletedAtUtc { get; private set; }

    public long? DeletedByUserId { get; private set; }

    public string? DeletedByName { get; private set; }

    /// <summary>Null when it may go into the trash now, else why not.</summary>
    public Error? WhyNotDeletable(DateTime nowUtc) =>
        DeletedAtUtc is not null ? new LeadIsInTrash(DeletedByName) : Status == LeadStatus.Sold ? new SoldLeadsStayAsTheyAre() : HeldBy(nowUtc);

    /// <summary>Puts it into the trash as it stands; its address is free for another lead.</summary>
    public Error? Delete(Actor actor, DateTime nowUtc)
    {
        if (WhyNotDeletable(nowUtc) is { } refusal)
            return refusal;
        (DeletedAtUtc, DeletedByUserId, DeletedByName) = (nowUtc, actor.UserId, actor.Name);
        return null;
    }

    /// <summary>Takes it out of the trash as it was; when another lead stands for its address by now, it comes back as that one's duplicate.</summary>
    public Error? Restore(long? listingId)
    {
        if (DeletedAtUtc is null)
            return new LeadIsNotInTrash();
        if (MergedIntoLeadId is { } into)
            return new LeadIsMerged(into);
        (DeletedAtUtc, DeletedByUserId, DeletedByName) = (null, null, null);
        if (listingId is not null || DuplicateOfLeadId is null)
            MarkAsDuplicateOf(listingId);
        return null;
    }
}
