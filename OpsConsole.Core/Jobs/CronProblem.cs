using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsConsole.Core.Jobs;

/// <summary>Says in words what is wrong with a schedule; what it lets pass, the scheduler itself reads afterwards.</summary>
public static partial class CronProblem
{
    private static readonly (string Name, int Least, int Most, string Names)[] parts =
    [
        ("second", 0, 59, ""),
        ("minute", 0, 59, ""),
        ("hour", 0, 23, ""),
        ("day of the month", 1, 31, ""),
        ("month", 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
        ("day of the week", 1, 7, "SUN MON TUE WED THU FRI SAT"),
        ("year", 1970, 2099, ""),
    ];

    /// <param name="cron"><c>0 20 3 ? * MON-FRI</c></param>
    public static string? Of(string cron)
    {
        var given = cron.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (given.Length is < 6 or > 7)
            return $"A schedule has six parts (second, minute, hour, day of the month, month, day of the week); this has {given.Length}.";
        if (given[3] == "?" == (given[5] == "?"))
            return "One of day of the month and day of the week must be “?”, the other says the day.";
        return given.Select((text, place) => OfPart(text, place)).FirstOrDefault(problem => problem is not null);
    }

    private static string? OfPart(string text, int place)
    {
        var part = parts[place];
        if (text == "?" && place is not (3 or 5))
            return $"“?” can stand for a day only, not for the {part.Name}.";
        foreach (var piece in text.Split(','))
        {
            var match = Piece().Match(piece);
            if (!match.Success)
                return $"The {part.Name} “{piece}” cannot be read. Use numbers, * for every, a-b for a range, a/b for every b from a on, and commas.";
            foreach (var name in new[] { match.Groups["from"].Value, match.Groups["to"].Value }.Where(value => value.Length > 0))
                if (!IsKnown(name, part) && !IsSpecial(piece, place))
                    return $"The {part.Name} “{name}” is not one of {part.Least} to {part.Most}{(part.Names.Length > 0 ? $" or {part.Names.Replace(" ", ", ", StringComparison.Ordinal)}" : "")}.";
            if (match.Groups["step"] is { Success: true } step && (!int.TryParse(step.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var every) || every < 1 || every > part.Most))
                return $"“Every {step.Value}” in the {part.Name} is not possible; take 1 to {part.Most}.";
        }

        return null;
    }

    private static bool IsKnown(string value, (string Name, int Least, int Most, string Names) part) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number >= part.Least && number <= part.Most
            : part.Names.Split(' ').Contains(value.ToUpperInvariant());

    // The last day, the nearest weekday, the third Friday: the scheduler knows their bounds.
    private static bool IsSpecial(string piece, int place) => place is 3 or 5 && Special().IsMatch(piece);

    [GeneratedRegex(@"^(\*|\?|(?<from>\w+)(-(?<to>\w+))?|L(-\d+)?|LW|\w+#\d)(/(?<step>\d+))?$")]
    private static partial Regex Piece();

    [GeneratedRegex(@"^(L|LW|L-\d+|\d+W|\w+L|\w+#[1-5])$")]
    private static partial Regex Special();
}
