using OpsConsole.Core.Messages.Queue;

namespace OpsConsole.Core.Messages.Sending;

/// <summary>One node's right to send a message, until it says what came of it.</summary>
public sealed record MessageClaim(OutgoingMessage Message, string Token);
