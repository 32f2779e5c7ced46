using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.Terms;

/// <summary>Somebody's yes to one version of a text.</summary>
public sealed class TermsAcceptance : ITenantOwned
{
    public const int FromLength = 64;

    public long UserId { get; init; }

    public long TenantId { get; init; }

    public LegalDocument Document { get; init; }

    public int Version { get; init; }

    public DateTime AtUtc { get; init; }

    /// <summary>The network address it came from.</summary>
    public string? From { get; init; }
}
