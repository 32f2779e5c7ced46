namespace OpsConsole.Core.Flags;

/// <summary>What a state of a flag may be.</summary>
public static class FlagRules
{
    public const int MostListed = 200;
    public const int MostWeight = 1_000;

    /// <summary>Tidied, or the problems by field.</summary>
    public static Result<FlagState> Tidied(FlagDefinition flag, FlagState typed)
    {
        var state = typed with
        {
            Roles = Listed(typed.Roles),
            Markets = Listed(typed.Markets),
            UserIds = [.. typed.UserIds.Distinct().Order()],
            // Equal parts are the usual thing, and need no words.
            Weights = typed.Weights is [> 0 and var first, ..] && typed.Weights.All(weight => weight == first) ? [] : typed.Weights,
        };
        var problems = new List<FieldProblem>();
        if (state.Percentage is < 0 or > 100)
            problems.Add(new(nameof(FlagState.Percentage), "The share is a whole number from 0 to 100."));
        if (state.Roles.Count > MostListed || state.Markets.Count > MostListed || state.UserIds.Count > MostListed)
            problems.Add(new(nameof(FlagState.UserIds), $"At most {MostListed} of each can be listed."));
        else if (state.ToJson().Length > Flag.StateLength)
            problems.Add(new(nameof(FlagState.UserIds), "That is too much to list; choose roles instead."));
        if (state.FromUtc >= state.UntilUtc)
            problems.Add(new(nameof(FlagState.UntilUtc), "It ends after it begins."));
        if (state.Weights.Count > 0 && (state.Weights.Count != flag.Variants.Count || state.Weights.Any(weight => weight is < 0 or > MostWeight) || state.Weights.Sum() == 0))
            problems.Add(new(nameof(FlagState.Weights), $"Each variant has a weight from 0 to {MostWeight}, and one of them more than 0."));
        return problems.Count > 0 ? new InvalidInput(problems) : state;
    }

    private static List<string> Listed(IReadOnlyList<string> words) =>
        [.. words.Select(word => word.Trim()).Where(word => word.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
}
