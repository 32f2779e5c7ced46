namespace OpsConsole.Core.Messages.Sms;

/// <summary>The way out for text messages. Only what works the queue of messages off calls it.</summary>
public interface ISmsTransport
{
    /// <summary>Returns once the provider has taken it.</summary>
    /// <exception cref="SmsRefused">It was certainly not taken.</exception>
    /// <exception cref="SmsInDoubt">It may have been taken; nobody heard the answer.</exception>
    /// <remarks>Any other exception: it was certainly not taken.</remarks>
    Task<SmsTaken> SendAsync(Sms sms, CancellationToken ct);
}
