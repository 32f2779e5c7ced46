using System.Diagnostics;

namespace OpsConsole.Tests.Ground;

/// <summary>A process of its own that runs one explicit test of ours: another node. Disposing kills it without a word.</summary>
internal sealed class TestProcess : IAsyncDisposable
{
    private readonly Process process;

    private TestProcess(Process process) => this.process = process;

    /// <param name="told">What the test reads from its environment.</param>
    public static TestProcess Start(Type tests, string method, params (string Name, string Value)[] told)
    {
        var start = new ProcessStartInfo("dotnet", [tests.Assembly.Location, "-explicit", "only", "-method", $"{tests.FullName}.{method}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in told)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        // What nobody reads would stop it once the pipe is full.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new TestProcess(process);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
