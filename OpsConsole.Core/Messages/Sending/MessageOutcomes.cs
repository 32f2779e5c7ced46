using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using OpsConsole.Core.Live;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Messages.Sending;

/// <summary>Writes down what came of a sending: one update that needs the claim's token, with its event and the topic of whoever watches.</summary>
public sealed partial class MessageOutcomes(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan longestPause = TimeSpan.FromHours(6);

    public Task SentAsync(MessageClaim claim, ComposedMail composed, bool isSimulated, CancellationToken ct)
    {
        var now = Now;
        return MoveAsync(claim, set => Composed(set, composed, claim.Message.Address)
            .SetProperty(row => row.State, MessageState.Sent)
            .SetProperty(row => row.SentAtUtc, now)
            .SetProperty(row => row.IsSimulated, isSimulated)
            .SetProperty(row => row.Error, (string?)null)
            .SetProperty(row => row.UpdatedAtUtc, now), null, null, ct);
    }

    public Task DoubtAsync(MessageClaim claim, ComposedMail composed, string why, CancellationToken ct)
    {
        var (now, text) = (Now, OutgoingMessage.Shortened(why));
        return MoveAsync(claim, set => Composed(set, composed, claim.Message.Address)
            .SetProperty(row => row.State, MessageState.InDoubt).SetProperty(row => row.Error, text).SetProperty(row => row.UpdatedAtUtc, now), null, null, ct);
    }

    public Task SuppressAsync(MessageClaim claim, string why, CancellationToken ct)
    {
        var (now, text) = (Now, OutgoingMessage.Shortened(why));
        return MoveAsync(claim, set => set
            .SetProperty(row => row.State, MessageState.Suppressed).SetProperty(row => row.Error, text).SetProperty(row => row.Address, claim.Message.Address).SetProperty(row => row.UpdatedAtUtc, now), null, null, ct);
    }

    /// <summary>It waits again as if it had not been touched.</summary>
    public Task GiveBackAsync(MessageClaim claim, CancellationToken ct)
    {
        var now = Now;
        return MoveAsync(claim, set => set
            .SetProperty(row => row.State, MessageState.Waiting).SetProperty(row => row.Attempts, row => row.Attempts - 1).SetProperty(row => row.UpdatedAtUtc, now), null, null, ct);
    }

    /// <summary>It waits until its reader may be written to; nothing was attempted.</summary>
    public Task PutOffAsync(MessageClaim claim, DateTime untilUtc, CancellationToken ct)
    {
        var now = Now;
        return MoveAsync(claim, set => set
            .SetProperty(row => row.State, MessageState.Waiting).SetProperty(row => row.NextTryAtUtc, untilUtc).SetProperty(row => row.Attempts, row => row.Attempts - 1)
            .SetProperty(row => row.StartedAtUtc, (DateTime?)null).SetProperty(row => row.UpdatedAtUtc, now), null, null, ct);
    }

    /// <summary>It was certainly not taken.</summary>
    public async Task FailAsync(MessageClaim claim, string why, bool isForGood, CancellationToken ct)
    {
        var most = await settings.GetAsync(claim.Message.TenantId, SettingCatalog.LetterAttempts, ct);
        var (now, text, attempts) = (Now, OutgoingMessage.Shortened(why), claim.Message.Attempts);
        var (state, next) = isForGood || attempts >= most ? (MessageState.Failed, now) : (MessageState.Waiting, now + PauseAfter(attempts, claim.Message.Id));
        await MoveAsync(claim, set => set
            .SetProperty(row => row.State, state).SetProperty(row => row.NextTryAtUtc, next).SetProperty(row => row.Error, text)
            .SetProperty(row => row.Address, claim.Message.Address).SetProperty(row => row.UpdatedAtUtc, now),
            new MessageEvent { TenantId = claim.Message.TenantId, MessageId = claim.Message.Id, Kind = MessageEventKind.AttemptFailed, AtUtc = now, Text = MessageEvent.Shortened(why), Key = $"attempt-{attempts}-{claim.Token}" }, null, ct);
    }

    /// <summary>A server's no: one for good about the address blocks it.</summary>
    public async Task RefusedAsync(MessageClaim claim, MailRefused refused, CancellationToken ct)
    {
        if (!refused.IsBadAddress)
        {
            await FailAsync(claim, refused.Message, refused.IsForGood, ct);
            return;
        }

        var (now, text) = (Now, OutgoingMessage.Shortened(refused.Message));
        await MoveAsync(claim, set => set
            .SetProperty(row => row.State, MessageState.Failed).SetProperty(row => row.ReturnedAtUtc, now).SetProperty(row => row.Error, text)
            .SetProperty(row => row.Address, claim.Message.Address).SetProperty(row => row.UpdatedAtUtc, now),
            new MessageEvent { TenantId = claim.Message.TenantId, MessageId = claim.Message.Id, Kind = MessageEventKind.HardBounce, AtUtc = now, Text = MessageEvent.Shortened(refused.Message), Key = $"refused-{claim.Token}" },
            db => db.BlockAddressAsync(claim.Message.Channel, claim.Message.Address, SuppressionReason.HardBounce, refused.Message, claim.Message.Id, now, ct), ct);
    }

    /// <summary>Half a minute, then twice as long each time, within a tenth more or less by the message, so that a crowd does not come back at once.</summary>
    internal static TimeSpan PauseAfter(int attempts, long id)
    {
        var pause = Math.Min(TimeSpan.FromSeconds(30).TotalSeconds * Math.Pow(2, Math.Min(attempts - 1, 20)), longestPause.TotalSeconds);
        return TimeSpan.FromSeconds(pause * (0.9 + (0.2 * (id % 101) / 100)));
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static UpdateSettersBuilder<OutgoingMessage> Composed(UpdateSettersBuilder<OutgoingMessage> set, ComposedMail composed, string address)
    {
        var (opens, clicks) = (composed.Tracking is { Opens: true }, composed.Tracking is { Clicks: true });
        return set
            .SetProperty(row => row.Version, composed.Version).SetProperty(row => row.Variant, composed.Variant)
            .SetProperty(row => row.SentSubject, composed.KeptSubject).SetProperty(row => row.Said, composed.KeptText)
            .SetProperty(row => row.CountsOpens, opens).SetProperty(row => row.CountsClicks, clicks)
            .SetProperty(row => row.MessageId, composed.Mail.MessageId).SetProperty(row => row.Address, address);
    }

    private async Task MoveAsync(MessageClaim claim, Action<UpdateSettersBuilder<OutgoingMessage>> set, MessageEvent? happened, Func<OpsDb, Task>? more, CancellationToken ct)
    {
        var (id, token) = (claim.Message.Id, claim.Token);
        await using var db = dbs.Open(claim.Message.TenantId);
        await db.InTransactionAsync(async () =>
        {
            // One that was slow beyond its claim is in doubt by now; whoever holds the token knows better.
            var moved = await db.OutgoingMessages.Where(row => row.Id == id && row.ClaimToken == token && (row.State == MessageState.Sending || row.State == MessageState.InDoubt)).ExecuteUpdateAsync(set, ct);
            if (moved == 0)
                return;
            if (happened is not null)
                db.MessageEvents.Add(happened);
            if (more is not null)
                await more(db);
            db.Signal(Topic.Room(claim.Message.TenantId, OutgoingMessage.TopicKind), id);
            db.Signal(Topic.One(claim.Message.TenantId, OutgoingMessage.TopicKind, id), id);
            if (happened is not null || more is not null)
                await db.SaveChangesAsync(ct);
        }, ct);
    }
}
