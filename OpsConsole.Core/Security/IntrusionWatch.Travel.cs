using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Geography;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Sessions;

namespace OpsConsole.Core.Security;

public sealed partial class IntrusionWatch
{
    /// <summary>Nobody gets from one sign-in to the next faster than an aeroplane; then two people know the password, or one of them is behind a proxy far away.</summary>
    /// <returns>Whether the sign-in may go on.</returns>
    private async Task<bool> LookAtTravelAsync(SignInAttempt attempt, long userId, string from, string name, CancellationToken ct)
    {
        var least = await settings.GetAsync(attempt.TenantId, SecuritySettings.TravelMiles, ct);
        if (least == 0)
            return true;
        SignInAttempt? before;
        await using (var db = dbs.Open(attempt.TenantId))
            before = await db.SignInAttempts.AsNoTracking().Where(row => row.UserId == userId && row.Outcome == SignInOutcome.Succeeded && row.Id < attempt.Id && row.From != null)
                .OrderByDescending(row => row.Id).FirstOrDefaultAsync(ct);
        if (before is null || before.From == from || await places.FindAsync(before.From!, ct) is not { } there || await places.FindAsync(from, ct) is not { } here)
            return true;
        var miles = GreatCircle.Miles((there.Latitude, there.Longitude), (here.Latitude, here.Longitude));
        var hours = (attempt.AtUtc - before.AtUtc).TotalHours;
        if (miles < least || miles <= hours * await settings.GetAsync(attempt.TenantId, SecuritySettings.TravelSpeed, ct))
            return true;
        var said = $"{there.Name} to {here.Name} within {(hours < 1 ? $"{Math.Ceiling(hours * 60):0} minutes" : $"{hours:0.#} hours")}.";
        var locks = await settings.GetAsync(attempt.TenantId, SecuritySettings.TravelLocks, ct);
        if (locks && await LockAsync(attempt.TenantId, userId, from, new AccountJourney(there.Name, before.AtUtc, here.Name, attempt.AtUtc), ct) is { } minutes)
            said += $" The account is locked for {minutes:0} minutes.";
        await RaiseAsync(attempt.TenantId, IntrusionRule.Travel, name, userId, (int)miles, said, shutFor: null, ct);
        return !locks;
    }

    /// <summary>As long as a lock for wrong passwords, and with the same release; every sign-in of the account ends, this one too. Its owner gets a letter, once per lock.</summary>
    /// <returns>For how many minutes; null when it is locked already.</returns>
    private async Task<double?> LockAsync(long tenantId, long userId, string from, AccountJourney journey, CancellationToken ct)
    {
        var rules = await settings.LockRulesAsync(tenantId, ct);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = dbs.Open(tenantId);
            if (await db.Users.FirstOrDefaultAsync(row => row.Id == userId, ct) is not { } user || user.IsLockedAt(clock.GetUtcNow().UtcDateTime))
                return null;
            var length = rules.LengthAfter(user.LocksInARow);
            var until = clock.GetUtcNow() + length;
            user.Lock(until);
            db.Record(Actor.System(tenantId, "Security"), "user.locked-for-travel", user, new { Minutes = length.TotalMinutes, From = from });
            await post.QueueAsync(db, user, new AccountLetter(userId, AccountNews.LockedForTravel) { UntilUtc = until.UtcDateTime, Journey = journey }, ct);
            try
            {
                await db.SaveChangesAsync(ct);
                return length.TotalMinutes;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
            }
        }
    }
}
