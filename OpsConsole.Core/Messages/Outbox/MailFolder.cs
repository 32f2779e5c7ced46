using System.Globalization;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Writing;

namespace OpsConsole.Core.Messages.Outbox;

/// <summary>
/// Mail without a mail server, the default until one is set: each letter becomes an <c>.eml</c> file that any mail program opens, named for its
/// moment and its firm, and the page of the outbox shows it as its reader would see it. Some addresses have it fail as servers do, by what
/// stands behind a plus sign: <c>anna+refused@…</c>, <c>+later</c>, <c>+stall</c>, <c>+lost</c>, <c>+bounce</c>, <c>+full</c>, <c>+complaint</c>.
/// </summary>
/// <param name="bounces">Where reports of what came back are laid, as a server would; null for nowhere.</param>
public sealed class MailFolder(string folder, TimeProvider clock, BounceFolder? bounces = null) : IMailTransport
{
    public const string From = "no-reply@opsconsole.invalid";

    public bool IsSimulated => true;

    public string Path => folder;

    public async Task SendAsync(Mail mail, CancellationToken ct)
    {
        var order = OrderOf(mail.To);
        switch (order)
        {
            case "refused":
                throw new MailRefused(550, "550 5.1.1 The simulator knows no such mailbox.", isOfTheAddress: true);
            case "later":
                throw new MailRefused(451, "451 4.3.0 The simulator has no time now.", isOfTheAddress: true);
            case "stall":
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, ct);
                break;
        }

        var now = clock.GetUtcNow();
        var letter = MailWriter.Write(mail, From, now);
        Directory.CreateDirectory(folder);
        var path = System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd-HHmmssfff}-t{mail.TenantId}-{Guid.NewGuid().ToString("N")[..8]}.eml"));
        // Written aside and moved, so that a reader never sees half a letter.
        await File.WriteAllBytesAsync(path + ".part", letter, ct);
        File.Move(path + ".part", path);
        if (order == "lost")
            throw new MailInDoubt("The simulator took it and lost the line before it answered.");
        if (bounces is not null && order is "bounce" or "full" or "complaint")
            await bounces.ReportAsync(order, mail, now, ct);
    }

    private static string OrderOf(string address)
    {
        var name = address.Split('@')[0];
        return name.LastIndexOf('+') is >= 0 and var plus ? name[(plus + 1)..].ToLowerInvariant() : "";
    }
}
