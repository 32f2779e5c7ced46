using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Views;

/// <summary>Keeps the list somebody looks at under a name.</summary>
public sealed class SaveView(OpsDbs dbs, TimeProvider clock)
{
    /// <param name="list">The name of a <see cref="ViewedList"/>.</param>
    public async Task<Result<SavedViewRef>> RunAsync(string list, SavedViewInput input, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        var of = ViewedList.Named(list);
        if ((actor.Lacks(of.See) ?? input.Problem(of, actor)) is { } refusal)
            return refusal;
        if (actor.UserId is not { } userId)
            return new NotAllowed(of.See, "An account of one’s own");
        var name = input.Name.Trim();
        await using var db = dbs.Open(actor);
        var names = await db.SavedViews.Where(view => view.OwnerUserId == userId && view.List == list).Select(view => view.Name).ToListAsync(ct);
        if (names.Contains(name))
            return new ViewNameIsTaken(name);
        if (names.Count >= SavedView.MostPerPerson)
            return new TooManyViews(SavedView.MostPerPerson);
        var view = new SavedView
        {
            OwnerUserId = userId,
            OwnerName = actor.Name,
            List = list,
            Name = name,
            Query = input.Query,
            IsPinned = input.IsPinned,
            IsShared = input.IsShared,
            CreatedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        db.SavedViews.Add(view);
        db.Record(actor, "saved-view.saved", view, new { view.List, view.Name, view.Query, view.IsShared });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // The index has the last word when the same form is sent twice at once.
            return new ViewNameIsTaken(name);
        }

        return new SavedViewRef(view.Id, view.Version);
    }
}
