using System.Diagnostics;
using System.Text;
using OpsConsole.Tests.Ground;
using OpsConsole.Web.Hosting;

namespace OpsConsole.Tests.Leads.Imports;

/// <summary>The program itself, as another process over the database and the keys of a test host: what a person starts, and what can be killed.</summary>
internal sealed class ConsoleProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();

    private ConsoleProcess(Process process) => this.process = process;

    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <summary>What points the program at the host's database, keys and mail.</summary>
    public static string[] Settings(TestHost host) =>
    [
        "--environment", "Production", "--ConnectionStrings:Ops", $"Data Source={Path.Combine(host.Folder, "ops.db")}",
        "--Keys:Folder", Path.Combine(host.Folder, "keys"), "--Mail:Folder", Path.Combine(host.Folder, "outbox"), "--Logging:LogLevel:Default", "Warning",
    ];

    public static ConsoleProcess Start(TestHost host, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ConsoleHost).Assembly.Location, .. args, .. Settings(host)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var console = new ConsoleProcess(new Process { StartInfo = start });
        console.process.OutputDataReceived += (_, line) => console.Hear(line.Data);
        console.process.ErrorDataReceived += (_, line) => console.Hear(line.Data);
        console.process.Start();
        console.process.BeginOutputReadLine();
        console.process.BeginErrorReadLine();
        return console;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is not null)
            lock (output)
                output.AppendLine(line);
    }
}
