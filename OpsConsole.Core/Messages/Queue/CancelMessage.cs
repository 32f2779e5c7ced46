namespace OpsConsole.Core.Messages.Queue;

/// <summary>Calls a message off that waits.</summary>
public sealed class CancelMessage(OpsDbs dbs, TimeProvider clock)
{
    private static readonly MessageMove move = new("message.cancelled", MessageEventKind.Cancelled, [MessageState.Waiting], state => new MessageCannotBeCancelled(state), "Called off.");

    public Task<Result<long>> RunAsync(MessageRef message, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return dbs.MoveMessageAsync(message, actor, move, clock, set => set.SetProperty(row => row.State, MessageState.Cancelled).SetProperty(row => row.UpdatedAtUtc, now), ct);
    }
}
