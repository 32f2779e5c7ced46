using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Messages.Queue;

/// <summary>A message as somebody saw it: whatever moves one also sets when it changed, so that moment is its version.</summary>
public readonly record struct MessageRef(long Id, DateTime SeenAtUtc);

/// <param name="From">The states it may be done from.</param>
internal sealed record MessageMove(string Action, MessageEventKind Event, IReadOnlyList<MessageState> From, Func<MessageState, Error> Refusal, string Text);

internal static class MessageMoving
{
    /// <summary>What somebody decides about a message: one update that names the state and the moment they saw, recorded only when it hit.</summary>
    public static async Task<Result<long>> MoveMessageAsync(
        this OpsDbs dbs, MessageRef target, Actor actor, MessageMove move, TimeProvider clock, Action<UpdateSettersBuilder<OutgoingMessage>> set, CancellationToken ct)
    {
        if (actor.Lacks(MessagePermissions.Manage) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.OutgoingMessages.AsNoTracking().FirstOrDefaultAsync(row => row.Id == target.Id, ct) is not { } seen)
            return new NotFound("This message");
        if (!move.From.Contains(seen.State))
            return move.Refusal(seen.State);
        if (seen.UpdatedAtUtc != target.SeenAtUtc)
            return new MessageHasMovedOn(seen.State);
        var (now, state, moved) = (clock.GetUtcNow().UtcDateTime, seen.State, false);
        await db.InTransactionAsync(async () =>
        {
            moved = await db.OutgoingMessages.Where(row => row.Id == target.Id && row.State == state && row.UpdatedAtUtc == target.SeenAtUtc).ExecuteUpdateAsync(set, ct) == 1;
            if (!moved)
                return;
            db.MessageEvents.Add(new MessageEvent { MessageId = seen.Id, Kind = move.Event, AtUtc = now, Text = move.Text, ByName = actor.Name, Key = Guid.NewGuid().ToString("N") });
            db.Record(actor, move.Action, seen, new { seen.Template, Was = state });
            db.Signal(MessageQueue.Added, seen.TenantId);
            await db.SaveChangesAsync(ct);
        }, ct);
        return moved ? seen.Id : new MessageHasMovedOn(state);
    }
}
