namespace OpsConsole.Core.Leads;

public sealed partial class Lead
{
    /// <summary>Nobody is kept waiting for one buyer for longer than this.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromDays(7);

    /// <summary>Whom the lead is kept for, also when the hold is over and nobody else has asked since.</summary>
    public string? HeldForName { get; private set; }

    public DateTime? HeldUntilUtc { get; private set; }

    public bool IsHeldAt(DateTime nowUtc) => Status == LeadStatus.Approved && HeldUntilUtc > nowUtc;

    /// <summary>Null when it may be kept for a buyer now, else why not.</summary>
    public Error? WhyNotHold(DateTime nowUtc) =>
        DeletedAtUtc is not null ? new LeadIsInTrash(DeletedByName)
        : Status != LeadStatus.Approved ? new LeadIsNotOnSale(Status)
        : Hidden() is { } hidden ? hidden
        : HeldBy(nowUtc) is { } held ? held
        : HasRunOutAt(nowUtc) ? new CountdownIsOver()
        : null;

    /// <summary>Keeps the lead for one buyer. Placed in time it outlasts the countdown: the lead does not expire before the hold ends.</summary>
    public Error? Hold(string buyerName, DateTime untilUtc, DateTime nowUtc)
    {
        if (WhyNotHold(nowUtc) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(buyerName))
            return new HoldNeedsABuyer();
        if (buyerName.Trim().Length > NameLength)
            return new NoteIsTooLong(NameLength);
        if (untilUtc <= nowUtc || untilUtc - nowUtc > LongestHold)
            return new HoldIsTooLong(LongestHold);
        (HeldForName, HeldUntilUtc) = (buyerName.Trim(), untilUtc);
        return null;
    }

    /// <summary>Lets the lead go before the hold ends. If its countdown is over by then, it expires.</summary>
    public Error? Release(DateTime nowUtc)
    {
        if (!IsHeldAt(nowUtc))
            return new LeadIsNotHeld();
        EndHold();
        return null;
    }

    /// <summary>Null when nobody holds it.</summary>
    private LeadIsHeld? HeldBy(DateTime nowUtc) => IsHeldAt(nowUtc) ? new LeadIsHeld(HeldForName!, HeldUntilUtc!.Value) : null;

    private void EndHold() => (HeldForName, HeldUntilUtc) = (null, null);
}
