namespace OpsConsole.Core.Messages.Queue;

/// <summary>Somebody found out what became of a message in doubt: its reader has it, or not and need not.</summary>
public sealed class SettleMessage(OpsDbs dbs, TimeProvider clock)
{
    public Task<Result<long>> RunAsync(MessageRef message, bool hasArrived, Actor actor, CancellationToken ct)
    {
        var (now, state) = (clock.GetUtcNow().UtcDateTime, hasArrived ? MessageState.Sent : MessageState.Failed);
        var move = new MessageMove("message.settled", MessageEventKind.Settled, [MessageState.InDoubt], current => new MessageIsNotInDoubt(current), hasArrived ? "It arrived." : "It did not arrive.");
        return dbs.MoveMessageAsync(message, actor, move, clock, set => set
            .SetProperty(row => row.State, state)
            .SetProperty(row => row.SentAtUtc, row => hasArrived ? row.StartedAtUtc : null)
            .SetProperty(row => row.ClaimToken, (string?)null)
            .SetProperty(row => row.UpdatedAtUtc, now), ct);
    }
}
