namespace OpsConsole.Core.Leads.Matching;

public sealed record MatchIsSettled(LeadMatchState State, string? By)
    : Error(State == LeadMatchState.Merged ? $"{By ?? "Somebody"} merged these two leads already." : $"{By ?? "Somebody"} said already that these are two leads.");

public sealed record MergeIsUndone(string? By) : Error($"{By ?? "Somebody"} undid this merge already.");

public sealed record MergeIsTooOld(int Days) : Error($"A merge can be undone for {Days} days; that time is over.");

public sealed record LeadIsMerged(long Into) : Error($"This lead was merged into lead {Into}. Undo the merge there to get it back.");

public sealed record NotOfThisPair() : Error("These leads are not the two that look alike. Open the comparison again.");
