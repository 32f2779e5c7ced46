namespace OpsConsole.Core.Messages;

/// <summary>A server said no, by RFC 5321 and RFC 3463.</summary>
/// <param name="code">4xx: try later; 5xx: never.</param>
/// <param name="reply">What it said.</param>
/// <param name="isOfTheAddress">Said of the recipient, not of us or of the mail.</param>
public sealed class MailRefused(int code, string reply, bool isOfTheAddress) : Exception($"The server refused: {reply}")
{
    public int Code { get; } = code;

    public bool IsForGood => Code >= 500;

    /// <summary>The mailbox is not there. A refusal for policy (5.7) says nothing of the mailbox.</summary>
    public bool IsBadAddress { get; } = code >= 500 && isOfTheAddress && code is not (552 or 554) && !reply.Contains(" 5.7.", StringComparison.Ordinal) && !reply.Contains(" 5.2.2", StringComparison.Ordinal);
}

/// <summary>The whole mail was handed over and the answer never came: it may be on its way.</summary>
public sealed class MailInDoubt(string why, Exception? cause = null) : Exception(why, cause);
