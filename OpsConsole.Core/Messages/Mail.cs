namespace OpsConsole.Core.Messages;

/// <summary>One plain-text letter to one person.</summary>
public sealed record Mail(string To, string Subject, string Text);
