using System.Collections.Concurrent;
using OpsConsole.Core.Messages;

namespace OpsConsole.Tests.Ground;

/// <summary>A mail transport that keeps every letter for the test to read, and fails while <see cref="Fails"/> is set.</summary>
public sealed class RememberedMail : IMailTransport
{
    private readonly ConcurrentQueue<Mail> sent = new();

    public bool IsSimulated => true;

    public bool Fails { get; set; }

    /// <summary>What happens once a letter has been taken: an exception, say.</summary>
    public Func<Mail, Task>? AfterAsync { get; set; }

    public IReadOnlyCollection<Mail> Sent => sent;

    public Task SendAsync(Mail mail, CancellationToken ct)
    {
        if (Fails)
            throw new IOException("The mail server does not answer.");
        sent.Enqueue(mail);
        return AfterAsync?.Invoke(mail) ?? Task.CompletedTask;
    }
}
