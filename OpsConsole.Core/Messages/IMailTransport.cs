namespace OpsConsole.Core.Messages;

/// <summary>The way out for mail. Called from queued work, which tries again when it throws.</summary>
public interface IMailTransport
{
    /// <summary>Whether mail stays here instead of reaching people; pages then say so.</summary>
    bool IsSimulated { get; }

    Task SendAsync(Mail mail, CancellationToken ct);
}
