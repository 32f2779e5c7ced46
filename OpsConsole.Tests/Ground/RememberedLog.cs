using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OpsConsole.Tests.Ground;

/// <summary>Keeps every line of a host's log, with the message of its exception.</summary>
public sealed class RememberedLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{formatter(state, exception)} {exception?.Message}".TrimEnd());

    public void Dispose()
    {
    }
}
