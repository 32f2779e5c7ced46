using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Sending;
using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Queue;

/// <summary>Something that happened to a message.</summary>
public sealed record MessageHappened(long Id, MessageEventKind Kind, DateTime AtUtc, string Text, string? ByName);

/// <param name="Shown">As its reader saw it, without what opens an account; before it is sent, as it would be now.</param>
/// <param name="Blocked">Why its address is blocked now.</param>
/// <param name="ShownText">Of a text: as its reader saw it, or would now.</param>
public sealed record MessageDetail(
    MessageRow Row, string Event, MessagePurpose Purpose, int? Version, string? Variant, string? MessageId, DateTime? StartedAtUtc, string? Said, RenderedMessage? Shown, IReadOnlyList<MessageHappened> Events, string? Blocked, string? ShownText);

/// <summary>All there is about one message. Callers check <see cref="MessagePermissions.View"/>.</summary>
public sealed class MessageDetailQuery(OpsDbs dbs, IConsoleAddress address)
{
    private const int MostEvents = 100;

    public async Task<MessageDetail?> LoadAsync(long tenantId, long id, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        if (await db.OutgoingMessages.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct) is not { } message)
            return null;
        var events = await db.MessageEvents.AsNoTracking().Where(row => row.MessageId == id).OrderByDescending(row => row.Id).Take(MostEvents)
            .Select(row => new MessageHappened(row.Id, row.Kind, row.AtUtc, row.Text, row.ByName)).ToListAsync(ct);
        var normal = AddressBook.Normal(message.Channel, message.Address);
        var blocked = await db.AddressSuppressions.AsNoTracking().Where(row => row.Channel == message.Channel && row.Address == normal && row.ReleasedAtUtc == null).Select(row => row.Source).FirstOrDefaultAsync(ct);
        var text = message.Channel == MessageChannel.Sms ? message.Said ?? await ShownTextAsync(db, message, ct) : null;
        return new(MessageRow.Of.Compile()(message), message.Event, message.Purpose, message.Version, message.Variant, message.MessageId, message.StartedAtUtc, message.Said,
            await ShownAsync(db, message, ct), events, blocked, text);
    }

    /// <summary>Filled again from what was kept, as it was said: versions never change.</summary>
    private async Task<RenderedMessage?> ShownAsync(OpsDb db, OutgoingMessage message, CancellationToken ct)
    {
        if (MessageCatalog.Of(message.Template) is not { } template || message.Channel != MessageChannel.Mail)
            return null;
        var values = MessageValues.Open(message, template, address.Uri);
        var content = message.TestWords is { } test ? new(JsonSerializer.Deserialize<TemplateWords>(test)!, null, 0)
            : message.Version is { } version ? await db.ContentAsync(template, version, ct)
            : (await db.LiveTemplateAsync(template, ct)).Content;
        var words = content.Of(message.Variant ?? content.VariantFor(template.Key, message.UserId));
        return TemplateRendering.RenderWithoutSecrets(template, words, values, await db.FrameAsync(template, address.Uri, ct));
    }

    private async Task<string?> ShownTextAsync(OpsDb db, OutgoingMessage message, CancellationToken ct)
    {
        if (MessageCatalog.Of(message.Template) is not { SmsWords: { } usual } template)
            return null;
        var content = (await db.LiveTemplateAsync(template, ct)).Content;
        var frame = await db.FrameAsync(template, address.Uri, ct);
        return TemplateRendering.RenderSmsWithoutSecrets(template, content.Of(content.VariantFor(template.Key, message.UserId)).Sms ?? usual, MessageValues.Open(message, template, address.Uri), frame.Firm);
    }
}
