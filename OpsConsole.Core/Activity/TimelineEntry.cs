namespace OpsConsole.Core.Activity;

/// <summary>One line of a timeline.</summary>
public sealed record TimelineEntry(long Id, DateTime AtUtc, string ActorName, string Action, string? Particulars)
{
    public string Phrase => ActivityActions.PhraseOf(Action);
}
