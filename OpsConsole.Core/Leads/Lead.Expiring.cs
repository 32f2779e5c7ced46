namespace OpsConsole.Core.Leads;

public sealed partial class Lead
{
    /// <summary>However often it is extended, a countdown ends within this time from now.</summary>
    public static readonly TimeSpan LongestCountdown = TimeSpan.FromDays(90);

    public DateTime? CountdownStartedAtUtc { get; private set; }

    public DateTime? CountdownExpiresAtUtc { get; private set; }

    /// <summary>A hold that was placed in time is honoured: until it ends the lead has not run out.</summary>
    public bool HasRunOutAt(DateTime nowUtc) => Status == LeadStatus.Approved && CountdownExpiresAtUtc <= nowUtc && !IsHeldAt(nowUtc);

    /// <summary>Takes a lead whose countdown is over off the marketplace.</summary>
    public Error? Expire(DateTime nowUtc)
    {
        if (Status != LeadStatus.Approved)
            return new LeadIsNotApproved(Status);
        if (!HasRunOutAt(nowUtc))
            return HeldBy(nowUtc) as Error ?? new CountdownStillRuns(CountdownExpiresAtUtc!.Value);
        (Status, StatusChangedAtUtc) = (LeadStatus.Expired, nowUtc);
        EndHold();
        return null;
    }

    /// <summary>Null when its end may be moved now, else why not. Nobody brings a countdown back that is over: buyers saw the lead go.</summary>
    public Error? WhyNotChangeCountdown(DateTime nowUtc) =>
        DeletedAtUtc is not null ? new LeadIsInTrash(DeletedByName) : Status != LeadStatus.Approved ? new NoCountdownRuns(Status) : CountdownExpiresAtUtc <= nowUtc ? new CountdownIsOver() : null;

    /// <summary>Moves the end of the countdown, with a reason.</summary>
    public Error? ChangeCountdown(DateTime endsAtUtc, DateTime nowUtc, string reason)
    {
        if (WhyNotChangeCountdown(nowUtc) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(reason))
            return new CountdownNeedsAReason();
        if (reason.Length > NoteLength)
            return new NoteIsTooLong(NoteLength);
        if (endsAtUtc == CountdownExpiresAtUtc)
            return new CountdownStaysTheSame();
        if (endsAtUtc <= nowUtc && HeldBy(nowUtc) is { } held)
            return held;
        if (endsAtUtc < nowUtc)
            return new CountdownHasLessLeft(CountdownExpiresAtUtc!.Value - nowUtc);
        if (endsAtUtc - nowUtc > LongestCountdown)
            return new CountdownIsTooLong(LongestCountdown);
        CountdownExpiresAtUtc = endsAtUtc;
        return null;
    }

    private void StartCountdown(DateTime nowUtc, TimeSpan countdown) =>
        (CountdownStartedAtUtc, CountdownExpiresAtUtc) = (nowUtc, nowUtc + countdown);

    private void StopCountdown() => (CountdownStartedAtUtc, CountdownExpiresAtUtc) = (null, null);
}
