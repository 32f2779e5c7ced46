namespace OpsConsole.Core.Leads;

public sealed partial class Lead
{
    public DateTime? CountdownStartedAtUtc { get; private set; }

    public DateTime? CountdownExpiresAtUtc { get; private set; }

    public bool HasRunOutAt(DateTime nowUtc) => Status == LeadStatus.Approved && CountdownExpiresAtUtc <= nowUtc;

    /// <summary>Takes a lead whose countdown is over off the marketplace.</summary>
    public Error? Expire(DateTime nowUtc)
    {
        if (Status != LeadStatus.Approved)
            return new LeadIsNotApproved(Status);
        if (!HasRunOutAt(nowUtc))
            return new CountdownStillRuns(CountdownExpiresAtUtc!.Value);
        (Status, StatusChangedAtUtc) = (LeadStatus.Expired, nowUtc);
        return null;
    }

    private void StartCountdown(DateTime nowUtc, TimeSpan countdown) =>
        (CountdownStartedAtUtc, CountdownExpiresAtUtc) = (nowUtc, nowUtc + countdown);

    private void StopCountdown() => (CountdownStartedAtUtc, CountdownExpiresAtUtc) = (null, null);
}
