using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Live;
using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Queue;

/// <summary>The one way by which the product writes to people: a row in the save of what it tells of. What sends it comes later, from any node.</summary>
public static class MessageQueue
{
    /// <summary>Told when messages were added on this node, so that it need not wait for its next look. The ids are tenants.</summary>
    public static readonly Topic Added = new(0, "messages-waiting");

    /// <summary>Adds a message to the caller's context: saved with the change that asks for it, or not at all. For callers who know that this event is new.</summary>
    public static OutgoingMessage Add(OpsDb db, NewMessage message, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var to = message.To;
        var row = new OutgoingMessage
        {
            TenantId = db.TenantId != 0 ? db.TenantId : to.TenantId,
            Channel = to.Channel,
            Template = message.Template.Key,
            Event = message.Event,
            UserId = to.UserId,
            ToName = to.Name.Length <= OutgoingMessage.NameLength ? to.Name : to.Name[..OutgoingMessage.NameLength],
            Address = to.Address,
            Recipient = to.Key,
            Domain = AddressBook.DomainOf(to.Channel, to.Address),
            Purpose = message.Template.Purpose,
            Kind = message.Kind ?? (message.Template.Purpose == MessagePurpose.Bulk ? Notifications.Preferences.NoticeKind.News.Key : null),
            Priority = PriorityOf(message.Template.Purpose),
            Values = Kept(message),
            TestWords = message.TestWords,
            NextTryAtUtc = now + message.Delay,
            QueuedAtUtc = now,
            UpdatedAtUtc = now,
        };
        db.OutgoingMessages.Add(row);
        db.Signal(Added, row.TenantId);
        db.Signal(Topic.Room(row.TenantId, OutgoingMessage.TopicKind), row.TenantId);
        return row;
    }

    /// <summary>The same, for callers who may come twice: nothing is added when this person has had word of this event, or will. The database holds to it all the same.</summary>
    /// <returns>Null when it was there already.</returns>
    public static async Task<OutgoingMessage?> AddOnceAsync(OpsDb db, NewMessage message, TimeProvider clock, CancellationToken ct)
    {
        var (tenant, key, template, about, channel) = (db.TenantId != 0 ? db.TenantId : message.To.TenantId, message.To.Key, message.Template.Key, message.Event, message.To.Channel);
        if (db.OutgoingMessages.Local.Any(row => row.TenantId == tenant && row.Template == template && row.Event == about && row.Recipient == key && row.Channel == channel)
            || await db.OutgoingMessages.IgnoreQueryFilters([OpsDb.TenantFilter])
                .AnyAsync(row => row.TenantId == tenant && row.Template == template && row.Event == about && row.Recipient == key && row.Channel == channel, ct))
            return null;
        return Add(db, message, clock);
    }

    /// <summary>Ten apart, so that a firm's rule may go between one day.</summary>
    internal static int PriorityOf(MessagePurpose purpose) => 10 * ((int)purpose + 1);

    internal static IReadOnlyDictionary<string, string> ValuesOf(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];

    private static string Kept(NewMessage message)
    {
        if (message.Values.Keys.FirstOrDefault(name => message.Template.Variable(name) is { IsSecret: true }) is { } secret)
            throw new InvalidOperationException($"{secret} opens an account: it is made when the message leaves and stands in no row.");
        return JsonSerializer.Serialize(message.Values);
    }
}
