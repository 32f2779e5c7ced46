namespace OpsConsole.Web.Hosting.Verbs;

/// <summary>A thing the program does from the command line instead of listening. It ends with one line and an exit code.</summary>
public abstract class Verb
{
    /// <summary>One word or two, as typed: <c>create-admin</c>, <c>seed demo</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What follows the name: <c>FILE --source NAME</c>. Empty when nothing does.</summary>
    public virtual string Arguments => "";

    public abstract string Meaning { get; }

    /// <summary>How many words must follow the name.</summary>
    public virtual int Words => 0;

    /// <summary>Names of options that take a value, without dashes. Everything with a colon is configuration and needs no mention.</summary>
    public virtual IReadOnlyList<string> Options => [];

    public abstract Task<VerbOutcome> RunAsync(VerbCall call, CancellationToken ct);
}

/// <summary>How a verb ended: the line that says what it did, or what is wrong.</summary>
public sealed record VerbOutcome(int ExitCode, string Line)
{
    public static VerbOutcome Done(string line) => new(0, line);

    public static VerbOutcome Failed(string line) => new(1, line);
}
