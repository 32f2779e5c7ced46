using System.Collections.Frozen;

namespace OpsConsole.Core.Users;

public sealed partial class User
{
    /// <summary>This person, once they have proved who they are, for the record of what they did to their own account.</summary>
    internal Actor Proven => new(TenantId, Id, DisplayName, FrozenSet<string>.Empty);

    /// <summary>Before somebody has proved who they are, the record names the account but is nobody's deed.</summary>
    internal Actor Unproven => new(TenantId, null, DisplayName, FrozenSet<string>.Empty);

    /// <summary>An open session carries the stamp it began with, so this ends every one of them.</summary>
    internal void EndSessions() => (SecurityStamp, ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());

    public Error? Disable(Actor by)
    {
        if (IsDisabled)
            return new AlreadyDisabled(DisplayName);
        if (by.UserId == Id)
            return new CannotShutYourselfOut();
        IsDisabled = true;
        EndSessions();
        return null;
    }

    public Error? Enable()
    {
        if (!IsDisabled)
            return new IsNotDisabled(DisplayName);
        if (ErasedAtUtc is not null)
            return new Erasing.IsErased(DisplayName);
        (IsDisabled, InactiveSinceUtc, ConcurrencyStamp) = (false, null, Guid.NewGuid().ToString());
        return null;
    }

    /// <summary>Shuts it until then, and ends its sign-ins. The next lock is longer.</summary>
    internal void Lock(DateTimeOffset until)
    {
        (LockoutEnd, AccessFailedCount, LocksInARow) = (until, 0, LocksInARow + 1);
        EndSessions();
    }

    public Error? Unlock(DateTime nowUtc)
    {
        if (!IsLockedAt(nowUtc))
            return new IsNotLocked(DisplayName);
        (LockoutEnd, AccessFailedCount, LocksInARow, ConcurrencyStamp) = (null, 0, 0, Guid.NewGuid().ToString());
        return null;
    }
}
