namespace OpsConsole.Core.Users;

public sealed partial class User
{
    /// <summary>When its owner was told that the account becomes inactive; a sign-in after it makes that void.</summary>
    public DateTime? InactivityWarnedAtUtc { get; private set; }

    /// <summary>Since when it is shut because nobody used it; null when it is open, or was shut by somebody.</summary>
    public DateTime? InactiveSinceUtc { get; private set; }

    internal void WarnOfInactivity(DateTime nowUtc) => (InactivityWarnedAtUtc, ConcurrencyStamp) = (nowUtc, Guid.NewGuid().ToString());

    /// <summary>For an account that is shut again as it was.</summary>
    internal void StayInactiveSince(DateTime? sinceUtc) => InactiveSinceUtc = sinceUtc;

    internal void BecomeInactive(DateTime nowUtc)
    {
        (IsDisabled, InactiveSinceUtc, InactivityWarnedAtUtc) = (true, nowUtc, null);
        EndSessions();
    }
}
