namespace OpsConsole.Core.Filtering;

/// <summary>The kind words of a problem.</summary>
internal static class FilterSpelling
{
    private const int Near = 2;

    public static string NoField(FilterLanguage language, string word)
    {
        var names = language.Fields.SelectMany(field => field.Traits.Aliases.Prepend(field.Name)).ToList();
        var near = names.Select(name => (Name: name, Steps: Steps(word.ToLowerInvariant(), name))).OrderBy(pair => pair.Steps).First();
        return near.Steps <= Near && word.Length > Near
            ? $"There is no field “{word}”. Did you mean “{near.Name}:”?"
            : $"There is no field “{word}”. To search for the text, put it in quotation marks. Fields are {Listed([.. language.Fields.Select(field => field.Name)])}.";
    }

    public static string Listed(IReadOnlyList<string> names) => names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}";

    /// <summary>How many letters have to be put in, taken out or changed to get from one word to the other.</summary>
    private static int Steps(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
