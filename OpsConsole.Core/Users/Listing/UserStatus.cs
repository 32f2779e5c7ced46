namespace OpsConsole.Core.Users.Listing;

/// <summary>Whether somebody can sign in. A lock ends by itself, so this depends on when it is asked.</summary>
public enum UserStatus
{
    Active,

    /// <summary>Too many failed sign-ins; until the lock's end, or until somebody unlocks it.</summary>
    Locked,

    /// <summary>Shut by somebody, until somebody opens it.</summary>
    Disabled,
}
