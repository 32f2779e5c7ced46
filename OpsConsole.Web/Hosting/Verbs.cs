namespace OpsConsole.Web.Hosting;

/// <summary>A thing the program does from the command line instead of listening. It ends with one line and an exit code.</summary>
public abstract class Verb
{
    public abstract string Name { get; }

    public abstract string Usage { get; }

    public abstract Task<int> RunAsync(string[] args);
}

public static class Verbs
{
    public static IReadOnlyList<Verb> All { get; } = [new SeedVerb(), new VerifyActivityVerb()];

    public static Verb? Find(string[] args) => args is [var first, ..] && !first.StartsWith('-') ? All.FirstOrDefault(verb => verb.Name == first) : null;
}
