using OpsConsole.Core.Messages;

namespace OpsConsole.Tests.Ground;

internal sealed class TestAddress : IConsoleAddress
{
    public Uri Uri { get; } = new("https://console.keller.test/");
}
