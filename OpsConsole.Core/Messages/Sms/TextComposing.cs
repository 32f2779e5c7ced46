using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sending;
using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Sms;

/// <summary>A text that is about to leave, and what may be kept of it.</summary>
public sealed record ComposedText(string Body, SmsLength Length, int Version, string Variant, string Kept);

/// <summary>Turns a row of the queue into the text that its reader gets, with the words that count at this moment.</summary>
public sealed class TextComposing(OpsDbs dbs, IConsoleAddress address, MessageValues filling)
{
    /// <exception cref="MessageNotWanted">It is not to be sent any more.</exception>
    public async Task<ComposedText> ComposeAsync(OutgoingMessage row, CancellationToken ct)
    {
        if (MessageCatalog.Of(row.Template) is not { SmsWords: { } usual } template)
            throw new MessageNotWanted($"This version of the product sends no text message “{row.Template}”.");
        var values = await filling.OfAsync(row, template, ct);
        await using var db = dbs.Open(row.TenantId);
        var live = await db.LiveTemplateAsync(template, ct);
        var variant = live.Content.VariantFor(template.Key, row.UserId);
        var words = live.Content.Of(variant).Sms ?? usual;
        var firm = (await db.FrameAsync(template, address.Uri, ct)).Firm;
        var body = TemplateRendering.RenderSms(template, words, values, firm);
        if (body.Length > SmsLength.LongestBody)
            body = body[..(SmsLength.LongestBody - 3)] + "...";
        return new(body, SmsLength.Of(body), live.Number, variant, TemplateRendering.RenderSmsWithoutSecrets(template, words, values, firm));
    }
}
