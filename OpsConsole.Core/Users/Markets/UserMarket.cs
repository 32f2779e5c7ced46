using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.Markets;

public enum MarketKind
{
    State,

    /// <summary>The first three to five digits of a ZIP.</summary>
    Zip,

    City,
}

/// <summary>A place somebody works in. None at all means everywhere.</summary>
public sealed class UserMarket : ITenantOwned
{
    public const int PlaceLength = 110;

    public long UserId { get; init; }

    public long TenantId { get; init; }

    public MarketKind Kind { get; init; }

    /// <summary>In its one form: "CA", "958", "ELK GROVE, CA".</summary>
    public required string Place { get; init; }

    /// <summary>The one they prefer; one of somebody's markets at most.</summary>
    public bool IsPreferred { get; set; }

    public Market Market => new(Kind, Place);
}
