using System.Globalization;

namespace OpsConsole.Core.Users;

public sealed partial class User
{
    /// <summary>When the last word of who this was went; the account stays for what refers to it.</summary>
    public DateTime? ErasedAtUtc { get; private set; }

    /// <summary>What books, lists and the activity call somebody who was erased.</summary>
    public static string PseudonymOf(long userId) => string.Create(CultureInfo.InvariantCulture, $"Erased person #{userId}");

    internal void Erase(DateTime nowUtc)
    {
        DisplayName = PseudonymOf(Id);
        // Unique over all tenants, and no address anybody could have.
        UserName = string.Create(CultureInfo.InvariantCulture, $"erased-{Id}");
        NormalizedUserName = UserName.ToUpperInvariant();
        (Email, NormalizedEmail, EmailConfirmed, PhoneNumber, PhoneNumberConfirmed, PasswordHash) = (null, null, false, null, false, null);
        (TwoFactorEnabled, AccessFailedCount, LockoutEnd, LocksInARow, LastSignInAtUtc) = (false, 0, null, 0, null);
        (InactivityWarnedAtUtc, InactiveSinceUtc, IsDisabled, ErasedAtUtc) = (null, null, true, nowUtc);
        EndSessions();
    }
}
