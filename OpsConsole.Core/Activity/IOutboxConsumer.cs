namespace OpsConsole.Core.Activity;

/// <summary>
/// Does what follows from activity. Entries arrive at least once, in no promised order, from several nodes at a time: handling one
/// twice must be the same as handling it once. A batch has to fit into <see cref="OutboxDelivery.Lease"/>: what takes long belongs in
/// the work queue, and the consumer only puts it there.
/// </summary>
public interface IOutboxConsumer
{
    /// <summary>A name from <see cref="OutboxConsumers"/>.</summary>
    string Name { get; }

    /// <param name="entries">By ascending id, of any tenants.</param>
    Task HandleAsync(IReadOnlyList<ActivityEntry> entries, CancellationToken ct);
}
