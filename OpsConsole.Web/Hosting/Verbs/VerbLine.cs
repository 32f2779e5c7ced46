namespace OpsConsole.Web.Hosting.Verbs;

/// <summary>Reads a command line such as <c>import-leads "May.csv" --source Fair --ConnectionStrings:Ops "Data Source=x.db"</c>.</summary>
internal static class VerbLine
{
    // The host's own switches, which have no colon.
    private static readonly string[] hostOptions = ["environment", "urls", "contentRoot"];

    /// <returns>The words and options, or null when they are not the verb's.</returns>
    public static (IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Given)? Read(Verb verb, string[] args)
    {
        List<string> words = [];
        Dictionary<string, string> given = [];
        for (var at = verb.Name.Split(' ').Length; at < args.Length; at++)
        {
            if (!args[at].StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(args[at]);
                continue;
            }

            var (name, value) = args[at][2..].Split('=', 2) is [var left, var right] ? (left, right) : (args[at][2..], args.ElementAtOrDefault(++at));
            if (value is null || (!verb.Options.Contains(name) && !name.Contains(':') && !hostOptions.Contains(name, StringComparer.OrdinalIgnoreCase)))
                return null;
            given[name] = value;
        }

        return words.Count == verb.Words ? (words, given) : null;
    }
}
