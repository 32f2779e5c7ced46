using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.Registering;

/// <summary>Whom the firm lets register.</summary>
public enum RegistrationKind
{
    Agent,
    Buyer,
    Partner,
}

public enum RegistrationState
{
    /// <summary>The address has not answered yet; there is no account.</summary>
    Unconfirmed,

    /// <summary>There is an account without a role, until somebody decides.</summary>
    Waiting,

    Approved,
    Declined,
}

/// <summary>Somebody who wants an account. One for each address; no password before the address has answered (decision 0125).</summary>
public sealed class Registration : ITenantOwned, IActivitySubject
{
    public const string Subject = "registration";
    public const int HashLength = 64;
    public const int ReasonLength = 300;
    public const int NameLength = 160;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public RegistrationKind Kind { get; set; }

    public required string Email { get; init; }

    public required string NormalizedEmail { get; init; }

    public required string Name { get; set; }

    public RegistrationState State { get; set; }

    /// <summary>SHA-256 of the link's token in hex; the letter alone has the token.</summary>
    public string? LinkHash { get; set; }

    /// <summary>Of the letter before it: a letter that was sent twice leaves both links good.</summary>
    public string? EarlierLinkHash { get; set; }

    public DateTime? LinkUntilUtc { get; set; }

    public DateTime AskedAtUtc { get; init; }

    /// <summary>When the last letter was asked for.</summary>
    public DateTime LetterAskedAtUtc { get; set; }

    public DateTime? ConfirmedAtUtc { get; set; }

    public long? UserId { get; set; }

    public DateTime? DecidedAtUtc { get; set; }

    public string? DecidedByName { get; set; }

    public string? Reason { get; set; }

    string IActivitySubject.SubjectKind => Subject;
}
