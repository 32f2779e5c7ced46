using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using OpsConsole.Core.Messages.Smtp;

namespace OpsConsole.Tests.Messages;

/// <summary>A real mail server, Debian's python3-aiosmtpd, as a process of its own. Tests skip by name where it is not installed.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly Process process;
    private readonly string taken;

    private MailSink(Process process, string taken, int port) => (this.process, this.taken, Port) = (process, taken, port);

    public int Port { get; }

    /// <summary>Each mail it took, in its order: "recipient message-id".</summary>
    public IReadOnlyList<string> Taken
    {
        get
        {
            using var file = new StreamReader(new FileStream(taken, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
    }

    public SmtpPlace Place => new("127.0.0.1", Port, SmtpSecurity.None, "no-reply@keller.test", null, null) { StepLimit = TimeSpan.FromSeconds(5), BouncesTo = "bounces" };

    /// <param name="asksWho">Whether it takes nothing before AUTH.</param>
    /// <param name="certificate">Its certificate with the chain and the key, as PEM: it then offers STARTTLS.</param>
    public static async Task<MailSink> StartAsync(bool asksWho = false, string? certificate = null)
    {
        Assert.SkipUnless(File.Exists(Python) && await HasServerAsync(), "no python3-aiosmtpd on this machine");
        var taken = Path.Combine(Path.GetTempPath(), $"opsconsole-sink-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(taken, "");
        var process = Start([Script(), taken, asksWho ? "auth" : "open", .. certificate is null ? Array.Empty<string>() : [certificate]]);
        process.BeginErrorReadLine();
        var port = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The mail server did not start.");
        return new(process, taken, int.Parse(port, CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        File.Delete(taken);
    }

    private static async Task<bool> HasServerAsync()
    {
        using var asked = Start(["-c", "import aiosmtpd"]);
        await asked.WaitForExitAsync();
        return asked.ExitCode == 0;
    }

    private static Process Start(string[] arguments) => Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "sink.py");
}
