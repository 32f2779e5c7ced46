namespace OpsConsole.Core.Views;

/// <summary>What somebody wants to keep: see <see cref="SavedView"/>.</summary>
public sealed record SavedViewInput(string Name, string Query, bool IsPinned, bool IsShared)
{
    internal Error? Problem(ViewedList list, Actor actor) => Name.Trim().Length switch
    {
        0 => new ViewNeedsAName(),
        > SavedView.NameLength => new ViewNameIsTooLong(SavedView.NameLength),
        _ when Query.Length > SavedView.QueryLength => new ViewIsTooLong(SavedView.QueryLength),
        _ => IsShared ? actor.Lacks(list.Share) : null,
    };
}

/// <summary>A view as the actor saw it: a change counts only if it still has that version.</summary>
public readonly record struct SavedViewRef(long Id, long Version);
