using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Registering;

internal static class RegistrationDeciding
{
    public static async Task GiveRoleAsync(this OpsDb db, User user, string role, CancellationToken ct)
    {
        var roleId = await db.Roles.Where(present => present.Name == role).Select(present => present.Id).FirstAsync(ct);
        if (!await db.RoleMemberships.AnyAsync(held => held.UserId == user.Id && held.RoleId == roleId, ct))
            db.RoleMemberships.Add(new RoleMembership { UserId = user.Id, RoleId = roleId });
    }

    /// <summary>Loads what waits, lets the caller change account and records, and saves all with the decision, or nothing when somebody was quicker.</summary>
    public static async Task<Result<long>> DecideAsync(
        this OpsDb db, long id, RegistrationState to, string? reason, Actor actor, TimeProvider clock, Func<Registration, User, Task> changeAsync, CancellationToken ct)
    {
        if (actor.Lacks(UserPermissions.Manage) is { } refusal)
            return refusal;
        if (await db.Registrations.FirstOrDefaultAsync(present => present.Id == id, ct) is not { } row)
            return new NotFound("The registration");
        if (row.State != RegistrationState.Waiting || await db.Users.FirstOrDefaultAsync(present => present.Id == row.UserId, ct) is not { } user)
            return new RegistrationIsDecided();
        var (now, claimed) = (clock.GetUtcNow().UtcDateTime, 0);
        try
        {
            await db.InTransactionAsync(async () =>
            {
                claimed = await db.Registrations.Where(present => present.Id == id && present.State == RegistrationState.Waiting).ExecuteUpdateAsync(set => set
                    .SetProperty(present => present.State, to).SetProperty(present => present.DecidedAtUtc, now)
                    .SetProperty(present => present.DecidedByName, actor.Name).SetProperty(present => present.Reason, reason), ct);
                if (claimed == 0)
                    return;
                await changeAsync(row, user);
                await db.SaveChangesAsync(ct);
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new AccountChangedMeanwhile();
        }

        return claimed == 1 ? user.Id : new RegistrationIsDecided();
    }
}
