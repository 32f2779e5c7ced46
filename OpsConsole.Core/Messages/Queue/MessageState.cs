namespace OpsConsole.Core.Messages.Queue;

public enum MessageChannel
{
    Mail,
    Sms,
}

/// <summary>How far a text has come after the provider took it, in their order; the last three are ends.</summary>
public enum TextDelivery
{
    Queued,
    Sent,
    Delivered,
    Undelivered,
    Failed,
}

public enum MessageState
{
    /// <summary>To be sent, for the first time or again after a failure.</summary>
    Waiting,

    /// <summary>A node has taken it and is sending it now.</summary>
    Sending,

    /// <summary>The next server has taken it.</summary>
    Sent,

    /// <summary>It was refused for good, or too often.</summary>
    Failed,

    /// <summary>It may have left or not: nobody heard the answer. Never sent again by itself; somebody decides.</summary>
    InDoubt,

    /// <summary>Not sent on purpose: the address is blocked, the account shut, or nobody wants it any more.</summary>
    Suppressed,

    /// <summary>Somebody called it off before it left.</summary>
    Cancelled,
}
