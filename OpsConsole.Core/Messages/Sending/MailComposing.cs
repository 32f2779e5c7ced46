using System.Security.Cryptography;
using System.Text.Json;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Tracking;
using OpsConsole.Core.Notifications.Unsubscribing;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Sending;

/// <summary>What is about to leave, and what may be kept of it.</summary>
public sealed record ComposedMail(Mail Mail, int Version, string Variant, string KeptSubject, string KeptText)
{
    /// <summary>What in it tells that it is read; null for nothing.</summary>
    public MailTracking? Tracking { get; init; }
}

/// <summary>Turns a row of the queue into the mail that its reader gets, with the words that count at this moment.</summary>
public sealed class MailComposing(OpsDbs dbs, TenantSettings settings, IConsoleAddress address, MessageValues filling, ChoiceLinks links, TrackingLinks trackingLinks)
{
    /// <exception cref="MessageNotWanted">It is not to be sent any more.</exception>
    public async Task<ComposedMail> ComposeAsync(OutgoingMessage row, CancellationToken ct)
    {
        var template = MessageCatalog.Of(row.Template) ?? throw new MessageNotWanted($"This version of the product sends no message “{row.Template}”.");
        var values = await filling.OfAsync(row, template, ct);

        await using var db = dbs.Open(row.TenantId);
        var live = row.TestWords is { } test ? new LiveTemplate(0, new(JsonSerializer.Deserialize<TemplateWords>(test)!, null, 0)) : await db.LiveTemplateAsync(template, ct);
        var variant = live.Content.VariantFor(template.Key, row.UserId);
        var frame = await db.FrameAsync(template, address.Uri, ct);
        if (row.UserId is null)
            frame = frame with { Why = MailLayout.WhyOf(template.Purpose, hasAccount: false) };
        var tracking = await TrackingAsync(row, template, ct);
        if (tracking is not null)
            frame = frame with { Why = $"{frame.Why} {tracking.Words}" };
        // The link that stops it is each reader's own and kept nowhere.
        var token = row.Purpose == MessagePurpose.Account ? null : links.TokenOf(row.UserId is { } userId ? new(row.TenantId, userId, row.Kind) : ChoiceLink.At(row.TenantId, row.Address, row.Kind));
        var said = TemplateRendering.Render(template, live.Content.Of(variant), values, token is null ? frame : frame with { StopLink = links.Unsubscribing(token) }, finish: tracking is null ? null : tracking.In);
        var kept = TemplateRendering.RenderWithoutSecrets(template, live.Content.Of(variant), values, frame);
        var replyTo = await settings.GetAsync(row.TenantId, SettingCatalog.ReplyTo, ct);
        var mail = new Mail(row.Address, row.IsTest ? $"[Test] {said.Subject}" : said.Subject, said.Text)
        {
            ToName = row.ToName,
            Html = said.Html,
            MessageId = $"m{row.Id}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}@{address.Uri.Host}",
            FromName = frame.Firm,
            ReplyTo = AddressBook.IsMailAddress(replyTo) ? replyTo : null,
            TenantId = row.TenantId,
            Headers = [("X-OpsConsole-Message", $"{row.TenantId}/{row.Id}"), .. HeadersOf(row, token)],
        };
        return new ComposedMail(mail, live.Number, variant, kept.Subject, kept.Text) { Tracking = tracking };
    }

    /// <summary>Never in what is about an account or opens one, nor in what somebody tries on themselves.</summary>
    private async Task<MailTracking?> TrackingAsync(OutgoingMessage row, MessageTemplate template, CancellationToken ct)
    {
        if (row.Purpose == MessagePurpose.Account || template.HasSecrets || row.IsTest)
            return null;
        var (opens, clicks) = (await settings.GetAsync(row.TenantId, SettingCatalog.CountOpens, ct), await settings.GetAsync(row.TenantId, SettingCatalog.CountClicks, ct));
        return opens || clicks ? new(trackingLinks, row.TenantId, row.Id, opens, clicks) : null;
    }

    /// <summary>RFC 2369 and RFC 8058: one click in the mail program, without a page and without signing in.</summary>
    private IEnumerable<(string, string)> HeadersOf(OutgoingMessage row, string? token) =>
        row.Purpose == MessagePurpose.Account ? [("Auto-Submitted", "auto-generated")]
        : token is null ? []
        : [("List-Unsubscribe", $"<{links.Unsubscribing(token)}>"), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")];
}
