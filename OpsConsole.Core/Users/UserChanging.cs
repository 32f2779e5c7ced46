using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Users;

/// <summary>How one account is changed by somebody who manages users: load, let the entity decide, record, save once.</summary>
internal static class UserChanging
{
    public static async Task<Result<long>> ChangeUserAsync(
        this OpsDb db, long userId, Actor actor, string action, Func<User, Error?> change, CancellationToken ct, object? particulars = null)
    {
        if (actor.Lacks(UserPermissions.Manage) is { } refusal)
            return refusal;
        if (await db.Users.FirstOrDefaultAsync(row => row.Id == userId, ct) is not { } user)
            return new NotFound("The account");
        if (change(user) is { } problem)
            return problem;
        if (user.IsDisabled && await db.MayManageUsersAsync(user.Id, ct) && await db.KeepSomebodyWhoManagesUsersAsync(ct, withoutUser: user.Id) is { } nobody)
            return nobody;
        db.Record(actor, action, user, particulars);
        return await db.SaveUnlessChangedAsync(user, ct) is { } conflict ? conflict : user.Id;
    }

    public static async Task<Error?> SaveUnlessChangedAsync(this OpsDb db, IActivitySubject subject, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException conflict)
        {
            // Somebody who was to be left and is not any more says more than what the save was about.
            return await db.WhoChangedAsync(conflict.Entries.Select(entry => entry.Entity).OfType<User>().FirstOrDefault() ?? subject, ct);
        }
    }
}
