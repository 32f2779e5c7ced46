namespace OpsConsole.Core.Messages;

/// <summary>The way out for mail. Only what works the queue of messages off calls it.</summary>
public interface IMailTransport
{
    /// <summary>Whether mail stays here instead of reaching people; pages then say so.</summary>
    bool IsSimulated { get; }

    /// <summary>Returns once the next server has taken the mail.</summary>
    /// <exception cref="MailRefused">The server said no.</exception>
    /// <exception cref="MailInDoubt">It may have been taken; nobody heard the answer.</exception>
    /// <remarks>Any other exception: it was certainly not taken.</remarks>
    Task SendAsync(Mail mail, CancellationToken ct);
}
