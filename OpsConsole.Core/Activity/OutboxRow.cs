using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Activity;

/// <summary>
/// One consumer's duty to handle one activity entry: at least once, so the consumer must be idempotent. Written in the entry's own
/// transaction; claimed with a lease by conditional update; done rows are swept after a day, dead ones stay until somebody acts.
/// </summary>
public sealed class OutboxRow : ITenantOwned
{
    public long Id { get; init; }

    public long TenantId { get; init; }

    public long ActivityId { get; init; }

    public ActivityEntry Activity { get; init; } = null!;

    /// <summary>A name from <see cref="OutboxConsumers"/>.</summary>
    public required string Consumer { get; init; }

    /// <summary>The node that wrote the entry: its own live feed has been told already, the others' poll finds it here.</summary>
    public required string Node { get; init; }

    public DateTime AtUtc { get; init; }

    /// <summary>Not before this; pushed back after a failure.</summary>
    public DateTime DueAtUtc { get; set; }

    public int Attempts { get; set; }

    public string? LeaseOwner { get; set; }

    public DateTime? LeaseUntilUtc { get; set; }

    public DateTime? DoneAtUtc { get; set; }

    public DateTime? DeadAtUtc { get; set; }

    public string? Error { get; set; }
}
