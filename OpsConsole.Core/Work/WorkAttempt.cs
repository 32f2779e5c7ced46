using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Work;

/// <summary>One attempt at a work item that did not come through: what the item itself only keeps of the last.</summary>
public sealed class WorkAttempt : ITenantOwned
{
    public const int TextLength = 2000;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long ItemId { get; init; }

    /// <summary>Counts from 1, and anew when the item was queued again.</summary>
    public int Number { get; init; }

    public DateTime? StartedAtUtc { get; init; }

    public DateTime EndedAtUtc { get; init; }

    public required string Error { get; init; }
}
