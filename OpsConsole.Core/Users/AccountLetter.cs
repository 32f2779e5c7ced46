namespace OpsConsole.Core.Users;

/// <summary>What the owner of an account is told by mail.</summary>
public enum AccountNews
{
    /// <summary>Somebody failed to sign in so often that the account is locked.</summary>
    Locked,

    /// <summary>Two sign-ins were farther apart than anybody travels, and the account is locked for it.</summary>
    LockedForTravel,

    PasswordChanged,
    TwoFactorOn,
    TwoFactorOff,
    TwoFactorReset,

    /// <summary>Somebody tried to register with an address that has an account.</summary>
    HasAccountAlready,

    RegistrationApproved,
    RegistrationDeclined,
    WillBeInactive,

    /// <summary>The copy of their data that they asked for can be taken.</summary>
    DataReady,
}

/// <summary>A letter to be written: whose it is and what it is about. Never a secret.</summary>
public sealed record AccountLetter(long UserId, AccountNews News)
{
    public DateTime? UntilUtc { get; init; }

    public int? Count { get; init; }

    public AccountJourney? Journey { get; init; }

    /// <summary>Words of a person that go along.</summary>
    public string? Note { get; init; }
}

/// <summary>Two sign-ins in a row, by the names of their places.</summary>
public sealed record AccountJourney(string There, DateTime ThereAtUtc, string Here, DateTime HereAtUtc);
