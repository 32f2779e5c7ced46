namespace OpsConsole.Web.Hosting.Verbs;

/// <summary>Every verb of the program, in the order people read them, and how one runs.</summary>
public static class AllVerbs
{
    public const int WrongArguments = 2;

    public static IReadOnlyList<Verb> List { get; } =
    [
        new Migrate(),
        new CreateAdmin(),
        new ResetTwoFactorCodes(),
        new SeedDemo(),
        new SeedLoad(),
        new ImportLeadsFile(),
        new VerifyActivityChains(),
        new ResealSecrets(),
        new MakeDatabaseKey(),
        new EncryptDatabaseFile(),
        new DecryptDatabaseFile(),
    ];

    /// <returns>The exit code; null when no verb was typed and the console should run.</returns>
    public static async Task<int?> RunAsync(string[] args, VerbTerminal terminal, Action<IServiceCollection>? configure = null)
    {
        if (args is ["--help" or "-h" or "help", ..])
            return Explain(terminal.Out, 0);
        if (args is [] or [['-', ..], ..])
            return null;
        var typed = string.Join(' ', args);
        if (List.FirstOrDefault(verb => typed == verb.Name || typed.StartsWith(verb.Name + " ", StringComparison.Ordinal)) is not { } verb)
            return Explain(terminal.Error, WrongArguments, $"There is no verb “{args[0]}”.");
        if (VerbLine.Read(verb, args) is not { } line)
            return Explain(terminal.Error, WrongArguments, $"Wrong arguments. Usage: {verb.Name} {verb.Arguments}".TrimEnd());

        var outcome = await TryAsync(verb, line.Words, line.Given, args, terminal, configure);
        await (outcome.ExitCode == 0 ? terminal.Out : terminal.Error).WriteLineAsync(outcome.Line);
        return outcome.ExitCode;
    }

    private static async Task<VerbOutcome> TryAsync(
        Verb verb, IReadOnlyList<string> words, IReadOnlyDictionary<string, string> given, string[] args, VerbTerminal terminal, Action<IServiceCollection>? configure)
    {
        using var stopping = new CancellationTokenSource();
        using var interrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            stopping.Cancel();
        });
        try
        {
            await using var app = ConsoleHost.Build(args, services =>
            {
                // The verb's own line is all that belongs on standard output.
                services.AddLogging(log => log.SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
                configure?.Invoke(services);
            });
            return await verb.RunAsync(new VerbCall(words, given, app.Services, terminal), stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return VerbOutcome.Failed("Stopped.");
        }
        catch (Exception failure)
        {
            return VerbOutcome.Failed($"{verb.Name} failed: {failure.Message}");
        }
    }

    private static int Explain(TextWriter to, int exitCode, string? problem = null)
    {
        if (problem is not null)
            to.WriteLine(problem);
        to.WriteLine("Without a verb the console runs. Verbs:");
        foreach (var verb in List)
            to.WriteLine($"  {$"{verb.Name} {verb.Arguments}",-44} {verb.Meaning}");
        return exitCode;
    }
}
