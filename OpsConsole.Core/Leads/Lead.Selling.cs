namespace OpsConsole.Core.Leads;

public sealed partial class Lead
{
    public string? SoldToName { get; private set; }

    public long? SoldForCents { get; private set; }

    /// <summary>
    /// Hands the lead to a buyer. The clock is checked here: nobody buys a lead that ran out between two runs of the expiry job, nobody
    /// but its holder one that is held, and nobody at all one that is hidden.
    /// </summary>
    public Error? Sell(string buyerName, long priceCents, DateTime nowUtc)
    {
        if (Status != LeadStatus.Approved)
            return new LeadIsNotApproved(Status);
        if (HasRunOutAt(nowUtc))
            return new CountdownIsOver();
        if (Hidden() is { } hidden)
            return hidden;
        if (HeldBy(nowUtc) is { } held && !buyerName.Equals(HeldForName, StringComparison.OrdinalIgnoreCase))
            return held;
        (Status, StatusChangedAtUtc) = (LeadStatus.Sold, nowUtc);
        EndHold();
        (SoldToName, SoldForCents) = (buyerName, priceCents);
        return null;
    }
}
