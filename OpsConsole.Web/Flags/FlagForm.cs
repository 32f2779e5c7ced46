using System.Globalization;
using OpsConsole.Core;
using OpsConsole.Core.Flags;

namespace OpsConsole.Web.Flags;

/// <summary>A state of a flag as it is filled in.</summary>
internal sealed class FlagForm
{
    private const string Moment = "yyyy-MM-ddTHH:mm";

    public bool IsOn { get; set; }

    public string? Percentage { get; set; }

    public HashSet<string> Roles { get; } = [];

    public string? Markets { get; set; }

    public HashSet<long> UserIds { get; } = [];

    /// <summary>UTC, as a browser's field for a moment has it.</summary>
    public string? From { get; set; }

    public string? Until { get; set; }

    public Dictionary<string, string?> Weights { get; } = [];

    public int Round { get; set; }

    public static FlagForm Of(FlagDefinition flag, FlagState state)
    {
        var form = new FlagForm
        {
            IsOn = state.IsOn,
            Percentage = state.Percentage.ToString(CultureInfo.InvariantCulture),
            Markets = string.Join(", ", state.Markets),
            From = state.FromUtc?.ToString(Moment, CultureInfo.InvariantCulture),
            Until = state.UntilUtc?.ToString(Moment, CultureInfo.InvariantCulture),
            Round = state.Round,
        };
        form.Roles.UnionWith(state.Roles);
        form.UserIds.UnionWith(state.UserIds);
        for (var at = 0; at < flag.Variants.Count; at++)
            form.Weights[flag.Variants[at]] = state.Weights.Count == 0 ? "1" : state.Weights[at].ToString(CultureInfo.InvariantCulture);
        return form;
    }

    /// <summary>What cannot be read is given as a number that the rules refuse.</summary>
    public (FlagState State, IReadOnlyList<FieldProblem> Problems) Read(FlagDefinition flag)
    {
        var problems = new List<FieldProblem>();
        var state = new FlagState
        {
            IsOn = IsOn,
            Percentage = Number(Percentage?.Replace("%", "", StringComparison.Ordinal)),
            Roles = [.. Roles],
            Markets = (Markets ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            UserIds = [.. UserIds],
            FromUtc = Read(From, nameof(FlagState.FromUtc), problems),
            UntilUtc = Read(Until, nameof(FlagState.UntilUtc), problems),
            Weights = [.. flag.Variants.Select(variant => Number(Weights[variant]))],
            Round = Round,
        };
        return (state, problems);
    }

    private static int Number(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static DateTime? Read(string? text, string field, List<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
            return moment;
        problems.Add(new(field, "Enter a day and a time."));
        return null;
    }
}
