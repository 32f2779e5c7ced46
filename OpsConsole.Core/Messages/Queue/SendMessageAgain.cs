namespace OpsConsole.Core.Messages.Queue;

/// <summary>Sends a message again that failed, was held back or is in doubt. Of one in doubt its reader may then have two: that is somebody's decision, never the product's.</summary>
public sealed class SendMessageAgain(OpsDbs dbs, TimeProvider clock)
{
    private static readonly MessageMove move = new("message.sent-again", MessageEventKind.SentAgain,
        [MessageState.Failed, MessageState.InDoubt, MessageState.Suppressed, MessageState.Cancelled], state => new MessageCannotBeSentAgain(state), "To be sent again.");

    public Task<Result<long>> RunAsync(MessageRef message, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return dbs.MoveMessageAsync(message, actor, move, clock, set => set
            .SetProperty(row => row.State, MessageState.Waiting)
            .SetProperty(row => row.Attempts, 0)
            .SetProperty(row => row.NextTryAtUtc, now)
            .SetProperty(row => row.ClaimToken, (string?)null)
            .SetProperty(row => row.ReturnedAtUtc, (DateTime?)null)
            .SetProperty(row => row.Delivery, (TextDelivery?)null)
            .SetProperty(row => row.MessageId, (string?)null)
            .SetProperty(row => row.UpdatedAtUtc, now), ct);
    }
}
