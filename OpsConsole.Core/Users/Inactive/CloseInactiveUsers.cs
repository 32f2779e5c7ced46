using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.Inactive;

/// <summary>Makes accounts inactive whose owners were written to and did not sign in within the term. Never the last that manages users: it stays open until another does.</summary>
public sealed class CloseInactiveUsers(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    /// <returns>How many became inactive.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long closed = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var before = now.AddDays(-await settings.GetAsync(tenantId, SettingCatalog.InactiveDays, ct));
            closed += await new Sweep<User>(dbs, tenantId, db => Managing(db, db.WarnedBefore(before), isWanted: false), (db, users, _) =>
            {
                foreach (var user in users)
                    Close(db, user, now);
                return Task.CompletedTask;
            }).RunAsync(ct);
            closed += await CloseManagersAsync(tenantId, before, now, ct);
        }

        return closed;
    }

    /// <summary>One by one, so that each look at who is left sees those before it.</summary>
    private async Task<long> CloseManagersAsync(long tenantId, DateTime before, DateTime now, CancellationToken ct)
    {
        List<long> ids;
        await using (var db = dbs.Open(tenantId))
            ids = await Managing(db, db.WarnedBefore(before), isWanted: true).Select(user => user.Id).ToListAsync(ct);
        var closed = 0L;
        foreach (var id in ids)
        {
            await using var db = dbs.Open(tenantId);
            if (await db.WarnedBefore(before).FirstOrDefaultAsync(user => user.Id == id, ct) is not { } user || await db.KeepSomebodyWhoManagesUsersAsync(ct, withoutUser: id) is not null)
                continue;
            Close(db, user, now);
            if (await db.SaveUnlessChangedAsync(user, ct) is null)
                closed++;
        }

        return closed;
    }

    private static IQueryable<User> Managing(OpsDb db, IQueryable<User> users, bool isWanted) =>
        users.Where(user => db.RoleMemberships.Any(held => held.UserId == user.Id && held.Role.Permissions.Any(row => row.Permission == UserPermissions.Manage)) == isWanted);

    private static void Close(OpsDb db, User user, DateTime now)
    {
        user.BecomeInactive(now);
        db.Record(Actor.System(db.TenantId, "Inactive accounts"), "user.became-inactive", user);
    }
}
