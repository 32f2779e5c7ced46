using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.Inactive;

/// <summary>
/// Writes to people who have not signed in for longer than their tenant allows: their account becomes inactive after a term unless they do.
/// Whoever signs in is never due, and after a later silence is written to again.
/// </summary>
public sealed class WarnInactiveUsers(OpsDbs dbs, TenantSettings settings, AccountPost post, TimeProvider clock)
{
    /// <returns>How many were written to.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long warned = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var months = await settings.GetAsync(tenantId, SettingCatalog.InactiveMonths, ct);
            var until = now.AddDays(await settings.GetAsync(tenantId, SettingCatalog.InactiveDays, ct));
            warned += await new Sweep<User>(dbs, tenantId, db => db.SilentSince(now.AddMonths(-months)), (db, users, stopping) => WarnAsync(db, users, now, until, stopping)).RunAsync(ct);
        }

        return warned;
    }

    private async Task WarnAsync(OpsDb db, IReadOnlyList<User> users, DateTime now, DateTime until, CancellationToken ct)
    {
        var system = Actor.System(db.TenantId, "Inactive accounts");
        foreach (var user in users)
        {
            user.WarnOfInactivity(now);
            db.Record(system, "user.inactivity-warned", user, new { UntilUtc = until });
            await post.QueueAsync(db, user, new AccountLetter(user.Id, AccountNews.WillBeInactive) { UntilUtc = until }, ct);
        }
    }
}

internal static class Silence
{
    /// <summary>Open accounts that nobody used since then and whose owners were not written to since they last did.</summary>
    public static IQueryable<User> SilentSince(this OpsDb db, DateTime since) => db.Users
        .Where(user => !user.IsDisabled && (user.LastSignInAtUtc ?? user.CreatedAtUtc) < since)
        .Where(user => user.InactivityWarnedAtUtc == null || user.InactivityWarnedAtUtc < (user.LastSignInAtUtc ?? user.CreatedAtUtc))
        .OrderBy(user => user.Id);

    /// <summary>Open accounts whose owners were written to before then and have not signed in since.</summary>
    public static IQueryable<User> WarnedBefore(this OpsDb db, DateTime before) => db.Users
        .Where(user => !user.IsDisabled && user.InactivityWarnedAtUtc != null && user.InactivityWarnedAtUtc <= before)
        .Where(user => (user.LastSignInAtUtc ?? user.CreatedAtUtc) < user.InactivityWarnedAtUtc)
        .OrderBy(user => user.Id);
}
