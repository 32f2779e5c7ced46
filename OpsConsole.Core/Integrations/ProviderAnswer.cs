using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Integrations;

/// <summary>What an outside system answered, kept for a term so that the same question is not paid for twice.</summary>
public sealed class ProviderAnswer : ITenantOwned
{
    public const int KeyLength = 240;

    /// <summary>A longer answer is not kept.</summary>
    public const int BodyLength = 3000;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public required string System { get; init; }

    public required string Operation { get; init; }

    /// <summary>The question in its one form: the E.164 number, the canonical address.</summary>
    public required string Key { get; init; }

    /// <summary>Of the simulator; never taken for the vendor's own.</summary>
    public bool IsSimulated { get; init; }

    public int Status { get; set; }

    public required string Body { get; set; }

    public DateTime AtUtc { get; set; }

    public DateTime ExpiresAtUtc { get; set; }
}
