using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Views;

/// <summary>Takes a view away: its owner, or for a shared one whoever may share views. Removing it twice is removing it.</summary>
public sealed class RemoveSavedView(OpsDbs dbs)
{
    public async Task<Result<long>> RunAsync(long viewId, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        await using var db = dbs.Open(actor);
        var view = await db.SavedViews.FirstOrDefaultAsync(row => row.Id == viewId && (row.IsShared || row.OwnerUserId == actor.UserId), ct);
        if (view is null)
            return new NotFound("The view");
        var list = ViewedList.Named(view.List);
        if (actor.Lacks(list.See) is { } refusal)
            return refusal;
        if (view.OwnerUserId != actor.UserId && !actor.May(list.Share))
            return new ViewIsSomebodyElses(view.OwnerName);
        db.SavedViews.Remove(view);
        db.Record(actor, "saved-view.removed", view, new { view.Name, view.Query, view.OwnerName });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new NotFound("The view");
        }

        return viewId;
    }
}
