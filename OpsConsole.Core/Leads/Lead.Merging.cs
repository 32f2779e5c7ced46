using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Matching;

namespace OpsConsole.Core.Leads;

public sealed partial class Lead
{
    /// <summary>The lead that this one was merged into; it lies in the trash as long as that is not undone.</summary>
    public long? MergedIntoLeadId { get; private set; }

    /// <summary>Says whether another lead looks like this one and nobody has settled it.</summary>
    public void MarkAsMatched(bool isMatched) => Doubts = isMatched ? Doubts | LeadDoubts.NearDuplicate : Doubts & ~LeadDoubts.NearDuplicate;

    /// <summary>Puts the lead into the trash in favour of another; its address is free for that one.</summary>
    public Error? MergeInto(long survivorId, Actor actor, DateTime nowUtc)
    {
        if (Delete(actor, nowUtc) is { } refusal)
            return refusal;
        MergedIntoLeadId = survivorId;
        return null;
    }

    /// <summary>Takes it out of the trash as it was, see <see cref="Restore"/>.</summary>
    public Error? Unmerge(long? listingId)
    {
        var into = MergedIntoLeadId;
        MergedIntoLeadId = null;
        if (Restore(listingId) is not { } refusal)
            return null;
        MergedIntoLeadId = into;
        return refusal;
    }
}
