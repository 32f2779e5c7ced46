using System.Collections.Concurrent;
using OpsConsole.Core.Messages.Writing;

namespace OpsConsole.Core.Messages.Smtp;

/// <summary>
/// Mail through a server of RFC 5321. Lines stay open between mails for a while; one that failed, or that the server closed meanwhile,
/// is thrown away. Holds at most as many lines as mails are sent at once.
/// </summary>
public sealed class SmtpMail(SmtpPlace place, TimeProvider clock) : IMailTransport, IAsyncDisposable
{
    private const int MailsOfALine = 100;

    private static readonly TimeSpan kept = TimeSpan.FromSeconds(20);

    private readonly ConcurrentBag<SmtpConnection> idle = [];

    public bool IsSimulated => false;

    public async Task SendAsync(Mail mail, CancellationToken ct)
    {
        var letter = MailWriter.Write(mail, place.From, clock.GetUtcNow());
        var line = await LineAsync(ct);
        try
        {
            await line.SendAsync(SenderOf(mail), mail.To, letter, ct);
        }
        catch (MailRefused)
        {
            await KeepAsync(line);
            throw;
        }
        catch
        {
            await line.DisposeAsync();
            throw;
        }

        await KeepAsync(line);
    }

    public async ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var line))
            await line.DisposeAsync();
    }

    /// <summary>The envelope's sender names the message, so that what returns says what it was (VERP).</summary>
    private string SenderOf(Mail mail) =>
        place.BouncesTo is { Length: > 0 } bounces && mail.MessageId is { } id ? $"{bounces}+{id.Split('@')[0]}@{place.From[(place.From.IndexOf('@') + 1)..]}" : place.From;

    private async Task<SmtpConnection> LineAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        while (idle.TryTake(out var line))
        {
            if (now - line.UsedAt < kept && line.IsAlive)
                return line;
            await line.DisposeAsync();
        }

        return await SmtpConnection.OpenAsync(place, ct);
    }

    private async Task KeepAsync(SmtpConnection line)
    {
        line.UsedAt = clock.GetUtcNow();
        if (line.Sent < MailsOfALine)
            idle.Add(line);
        else
            await line.DisposeAsync();
    }
}
