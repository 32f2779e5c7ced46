namespace OpsConsole.Core;

/// <summary>A row two people can touch. The version is checked and raised by one with every change.</summary>
public interface IVersioned
{
    long Version { get; }
}
