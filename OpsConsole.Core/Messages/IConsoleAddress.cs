namespace OpsConsole.Core.Messages;

/// <summary>Where people reach the console, for the links of letters that nobody's request asked for.</summary>
public interface IConsoleAddress
{
    /// <summary>Ends with a slash.</summary>
    Uri Uri { get; }
}
