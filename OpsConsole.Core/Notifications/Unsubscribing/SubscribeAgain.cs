using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Unsubscribing;

/// <summary>Takes it back: the mails of the link's kind come again, also where all had been ended.</summary>
public sealed class SubscribeAgain(OpsDbs dbs, ChoiceLinks links, MailChoicesQuery query, TimeProvider clock)
{
    public Task<Result<MailChoices>> RunAsync(string token, CancellationToken ct) =>
        dbs.ChangeByLinkAsync(links, query, token,
            choices => choices.Kind is { } kind ? [NoticeWish.AllMail(true), new(kind, NoticeChannel.Mail, true)] : [NoticeWish.AllMail(true)], "unsubscribe link", clock, ct);
}
