using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Views;

/// <summary>Its owner renames, repoints, pins or shares a view.</summary>
public sealed class ChangeSavedView(OpsDbs dbs)
{
    public async Task<Result<SavedViewRef>> RunAsync(SavedViewRef target, SavedViewInput input, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        await using var db = dbs.Open(actor);
        var view = await db.SavedViews.FirstOrDefaultAsync(row => row.Id == target.Id && (row.IsShared || row.OwnerUserId == actor.UserId), ct);
        if (view is null)
            return new NotFound("The view");
        var list = ViewedList.Named(view.List);
        if ((actor.Lacks(list.See) ?? input.Problem(list, actor)) is { } refusal)
            return refusal;
        if (view.OwnerUserId != actor.UserId)
            return new ViewIsSomebodyElses(view.OwnerName);
        if (view.Version != target.Version)
            return await db.WhoChangedAsync(view, ct);
        var name = input.Name.Trim();
        if (await db.SavedViews.AnyAsync(other => other.OwnerUserId == view.OwnerUserId && other.List == view.List && other.Id != view.Id && other.Name == name, ct))
            return new ViewNameIsTaken(name);
        (view.Name, view.Query, view.IsPinned, view.IsShared) = (name, input.Query, input.IsPinned, input.IsShared);
        db.Record(actor, "saved-view.changed", view, new { view.Name, view.Query, view.IsPinned, view.IsShared });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await db.WhoChangedAsync(view, ct);
        }

        return new SavedViewRef(view.Id, view.Version);
    }
}
