using OpsConsole.Core.Messages.Queue;

namespace OpsConsole.Core.Messages;

public sealed record AddressIsNotBlocked(string Address) : Error($"{Address} is not blocked.");

public sealed record ReleaseNeedsAReason() : Error("Say in at most 300 characters why this address works again; others read it.");

public sealed record MessageHasMovedOn(MessageState State) : Error($"This message has moved on since you looked: it is {MessageStates.InWords(State)} now. Nothing was changed.");

public sealed record MessageCannotBeSentAgain(MessageState State) : Error($"This message is {MessageStates.InWords(State)}; only what failed, is in doubt or was held back can be sent again.");

public sealed record MessageIsNotInDoubt(MessageState State) : Error($"This message is {MessageStates.InWords(State)}; there is nothing to settle.");

public sealed record MessageCannotBeCancelled(MessageState State) : Error($"This message is {MessageStates.InWords(State)}; only what waits can be called off.");

public static class MessageStates
{
    public static string InWords(MessageState state) => state switch
    {
        MessageState.InDoubt => "in doubt",
        MessageState.Suppressed => "held back",
        MessageState.Cancelled => "called off",
        MessageState.Sending => "being sent",
        _ => state.ToString().ToLowerInvariant(),
    };
}
