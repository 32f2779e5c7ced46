using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Unsubscribing;

/// <summary>Ends the mails of the kind that a link stood in, at once; of a mail without a kind, all but what is about the account. Twice is once.</summary>
public sealed class Unsubscribe(OpsDbs dbs, ChoiceLinks links, MailChoicesQuery query, TimeProvider clock)
{
    /// <param name="source">"mail program" for one click there (RFC 8058), "unsubscribe link" on the page.</param>
    public Task<Result<MailChoices>> RunAsync(string token, string source, CancellationToken ct) =>
        dbs.ChangeByLinkAsync(links, query, token, choices => [new(choices.Kind, NoticeChannel.Mail, false)], source, clock, ct);
}
