namespace OpsConsole.Web.Hosting.Verbs;

/// <summary>What was typed after the verb, and the product to do it with: every service of the host, none of them started.</summary>
/// <param name="Words">What follows the name, without options.</param>
/// <param name="Given">The options that were given, by name without dashes.</param>
public sealed record VerbCall(IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Given, IServiceProvider Services, VerbTerminal Terminal)
{
    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public string? Option(string name) => Given.GetValueOrDefault(name);
}

/// <summary>Where a verb speaks and asks.</summary>
/// <param name="AskSecret">Asks without showing what is typed; null where nobody sits at a terminal.</param>
public sealed record VerbTerminal(TextWriter Out, TextWriter Error, Func<string, string>? AskSecret)
{
    public static VerbTerminal Real => new(Console.Out, Console.Error, Console.IsInputRedirected ? null : AskHere);

    private static string AskHere(string question)
    {
        Console.Error.Write(question);
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0)
                typed.Length--;
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
