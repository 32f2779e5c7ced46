using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.Sessions;

public enum SignInOutcome
{
    Succeeded,
    WrongPassword,
    NoSuchAccount,
    Locked,
    Disabled,

    /// <summary>From an address that is shut out; the password was not looked at.</summary>
    Blocked,
}

/// <summary>Somebody tried to sign in. Of an account that does not exist, it is a row of the tenant that runs the installation.</summary>
public sealed class SignInAttempt : ITenantOwned
{
    public const string Subject = "sign-in-attempt";
    public const int EmailLength = 256;

    public long Id { get; init; }

    public long TenantId { get; init; }

    /// <summary>Null when no account has the address that was typed.</summary>
    public long? UserId { get; init; }

    /// <summary>As it was typed, shortened, in lower case.</summary>
    public required string Email { get; init; }

    /// <summary>The network address.</summary>
    public string? From { get; init; }

    public DateTime AtUtc { get; init; }

    public SignInOutcome Outcome { get; init; }
}
