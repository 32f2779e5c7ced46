namespace OpsConsole.Core.Templates;

/// <summary>What kind of message it is: decides who goes first, and whom it still reaches. In the order of their turns.</summary>
public enum MessagePurpose
{
    /// <summary>About somebody's own account: always sent, before all others.</summary>
    Account,

    /// <summary>Something happened that they chose to hear of.</summary>
    Notice,

    /// <summary>Something of theirs is due.</summary>
    Reminder,

    /// <summary>What happened in a while, put together.</summary>
    Digest,

    /// <summary>The same to many.</summary>
    Bulk,
}
