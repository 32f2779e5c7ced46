using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Templates;

namespace OpsConsole.Core.Messages.Sending;

/// <summary>
/// Makes what opens an account, at the moment its message leaves: it goes into the mail and nowhere else. One for each message whose
/// variables have secrets.
/// </summary>
public interface IFillSecrets
{
    MessageTemplate Of { get; }

    /// <summary>The values of the secrets, by name.</summary>
    /// <exception cref="MessageNotWanted">It no longer makes sense: the account is shut, say.</exception>
    Task<IReadOnlyDictionary<string, string>> FillAsync(OutgoingMessage message, CancellationToken ct);
}

/// <summary>Nobody wants this message any more; it is not sent, and says why.</summary>
public sealed class MessageNotWanted(string why) : Exception(why);
