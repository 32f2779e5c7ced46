namespace OpsConsole.Core.Activity.Searching;

/// <summary>An entry as lists and files show it.</summary>
public sealed record ActivityRow(long Id, DateTime AtUtc, long? ActorUserId, string ActorName, string Action, string SubjectKind, long SubjectId, string? Particulars)
{
    /// <summary>The words after the actor's name; an action of an older version that is declared no more stands for itself.</summary>
    public string Phrase => ActivityActions.Phrases.GetValueOrDefault(Action, Action);

    public ActivityPlace Place => new(AtUtc, Id);
}

/// <summary>A page of the activity, newest first.</summary>
/// <param name="LookOnFrom">
/// Where the search gave up for now, when it looked through <see cref="ActivitySearch.Look"/> entries without filling the page; null when the page is full or all was looked at.
/// </param>
public sealed record FoundActivity(IReadOnlyList<ActivityRow> Rows, bool HasOlder, bool HasNewer, ActivityPlace? LookOnFrom = null);
