using System.Globalization;

namespace OpsConsole.Core.Flags;

/// <summary>One thing that differs between two states of a flag, in words.</summary>
public sealed record FlagChange(string What, string From, string To);

/// <summary>What an entry about a change holds.</summary>
public sealed record FlagChanges(IReadOnlyList<FlagChange> Changes);

public static class FlagDifference
{
    public static FlagChanges Between(string before, string after) => Between(FlagState.FromJson(before), FlagState.FromJson(after));

    public static FlagChanges Between(FlagState before, FlagState after)
    {
        var (old, now) = (Told(before), Told(after));
        return new([.. old.Zip(now).Where(pair => pair.First.Text != pair.Second.Text).Select(pair => new FlagChange(pair.First.What, pair.First.Text, pair.Second.Text))]);
    }

    private static IEnumerable<(string What, string Text)> Told(FlagState state) =>
    [
        ("Enabled", state.IsOn ? "yes" : "no"),
        ("Share", string.Create(CultureInfo.InvariantCulture, $"{state.Percentage}%")),
        ("Roles", Listed(state.Roles, "any")),
        ("Markets", Listed(state.Markets, "any")),
        ("Named people", Listed([.. state.UserIds.Select(id => id.ToString(CultureInfo.InvariantCulture))], "none")),
        ("From", At(state.FromUtc)),
        ("Until", At(state.UntilUtc)),
        ("Weights", Listed([.. state.Weights.Select(weight => weight.ToString(CultureInfo.InvariantCulture))], "equal")),
        ("Round", state.Round.ToString(CultureInfo.InvariantCulture)),
    ];

    private static string Listed(IReadOnlyList<string> words, string none) => words.Count == 0 ? none : string.Join(", ", words);

    private static string At(DateTime? utc) => utc is { } at ? at.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) : "open";
}
