using OpsConsole.Core.Live;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Deliverability;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sms;

namespace OpsConsole.Web.Messages;

public sealed record MessageListKey(long TenantId, MessageFilter Filter, long? BeforeId);

/// <summary>What is shown of one message; <see cref="Message"/> is null when there is no such.</summary>
public sealed record MessageShown(MessageDetail? Message);

public sealed record MessagesOfUser(IReadOnlyList<MessageRow> Rows, bool HasMore);

public sealed record ReceivedTexts(IReadOnlyList<IncomingTextRow> Rows, bool HasMore);

/// <summary><see cref="Standing"/> is null when there is no such account.</summary>
public sealed record TextStandingShown(TextStanding? Standing);

/// <param name="Took">How long it took to count: so much longer it rests before the next count.</param>
public sealed record DeliverabilityShown(Deliverability Figures, TimeSpan Took, long LoadedAt);

/// <summary>The lists of messages that are open on this node, each read once however many look at it.</summary>
public sealed class MessageViews(MessageListQuery list, MessageDetailQuery detail, MessagesOfUserQuery ofUser, BlockedAddressListQuery blocked, IncomingTextListQuery texts, TextStandingQuery standings, DeliverabilityQuery deliverability, LiveFeed feed, TimeProvider clock, ILogger<MessageViews> log)
{
    private const int Rest = 10;

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(5);

    public SharedViews<MessageListKey, MessageList> Lists { get; } = new(
        feed, clock, log, key => [Topic.Room(key.TenantId, OutgoingMessage.TopicKind)], (key, _, ct) => list.LoadAsync(key.TenantId, key.Filter, key.BeforeId, ct));

    public SharedViews<(long TenantId, long Id), MessageShown> Items { get; } = new(
        feed, clock, log, key => [Topic.One(key.TenantId, OutgoingMessage.TopicKind, key.Id), Topic.Room(key.TenantId, AddressSuppression.TopicKind)],
        async (key, _, ct) => new MessageShown(await detail.LoadAsync(key.TenantId, key.Id, ct)));

    public SharedViews<(long TenantId, long UserId), MessagesOfUser> OfUser { get; } = new(
        feed, clock, log, key => [Topic.Room(key.TenantId, OutgoingMessage.TopicKind)],
        async (key, _, ct) => await ofUser.LoadAsync(key.TenantId, key.UserId, null, ct) is var (rows, more) ? new MessagesOfUser(rows, more) : null!);

    public SharedViews<(long TenantId, string? Text, long? BeforeId), BlockedAddressList> Blocked { get; } = new(
        feed, clock, log, key => [Topic.Room(key.TenantId, AddressSuppression.TopicKind)], (key, _, ct) => blocked.LoadAsync(key.TenantId, key.Text, key.BeforeId, ct));

    public SharedViews<(long TenantId, TextWord? Word, long? BeforeId), ReceivedTexts> Texts { get; } = new(
        feed, clock, log, key => [Topic.Room(key.TenantId, IncomingText.TopicKind)],
        async (key, _, ct) => await texts.LoadAsync(key.TenantId, key.Word, key.BeforeId, ct) is var (rows, more) ? new ReceivedTexts(rows, more) : null!);

    /// <summary>While a hundred mails a second leave, a count of a million rows would never end: each rests ten times as long as it took.</summary>
    public SharedViews<(long TenantId, int Days), DeliverabilityShown> Deliverability { get; } = new(
        feed, clock, log, key => [Topic.Room(key.TenantId, OutgoingMessage.TopicKind), Topic.Room(key.TenantId, AddressSuppression.TopicKind)],
        async (key, before, ct) =>
        {
            if (before is not null && (before.Took * Rest) - clock.GetElapsedTime(before.LoadedAt) is var pause && pause > TimeSpan.Zero)
                await Task.Delay(pause < LongestRest ? pause : LongestRest, clock, ct);
            var begun = clock.GetTimestamp();
            var figures = await deliverability.LoadAsync(key.TenantId, key.Days, ct);
            return new(figures, clock.GetElapsedTime(begun), clock.GetTimestamp());
        });

    public SharedViews<(long TenantId, long UserId), TextStandingShown> Standings { get; } = new(
        feed, clock, log, key => [Topic.One(key.TenantId, "user", key.UserId), Topic.Room(key.TenantId, AddressSuppression.TopicKind)],
        async (key, _, ct) => new TextStandingShown(await standings.LoadAsync(key.TenantId, key.UserId, ct)));
}
