namespace OpsConsole.Core.Work;

/// <summary>Thrown by a handler when no later attempt can succeed. The message is shown to people.</summary>
public sealed class WorkIsHopeless(string message) : Exception(message);

/// <summary>Thrown inside a run whose lease went to another node: nothing it still does may be saved.</summary>
public sealed class LeaseLost() : Exception("Another node has taken this work over.");
