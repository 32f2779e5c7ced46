using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Notifications.Quiet;

public sealed record QuietHoursAreNone() : Error("Choose a beginning and another end, or “at any hour”.");

/// <summary>Somebody's quiet hours as the profile shows them.</summary>
/// <param name="Own">Kept also while another choice counts.</param>
/// <param name="Zone">Whose clock they follow.</param>
public sealed record OwnQuietHours(QuietChoice Choice, QuietHours Own, QuietHours Firm, string Zone, bool IsOwnZone);

/// <summary>When nothing is sent to the actor that can wait.</summary>
public sealed class ChangeOwnQuietHours(OpsDbs dbs, OwnQuietHoursQuery query)
{
    private const int Attempts = 3;

    /// <param name="own">Needed for hours of one's own.</param>
    public async Task<Result<OwnQuietHours>> RunAsync(QuietChoice choice, QuietHours? own, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        if (choice == QuietChoice.Own && own is not { IsNever: false })
            return new QuietHoursAreNone();
        for (var attempt = 1; ; attempt++)
        {
            await using var db = dbs.Open(actor);
            if (await db.Users.FirstOrDefaultAsync(row => row.Id == actor.UserId, ct) is not { } user)
                return new NotFound("This account");
            var row = await db.NotificationPreferences.FirstOrDefaultAsync(present => present.UserId == user.Id, ct);
            if (row is null)
                db.NotificationPreferences.Add(row = new NotificationPreference { UserId = user.Id });
            row.BeQuiet(choice, choice == QuietChoice.Own ? own : null);
            if (db.ChangeTracker.HasChanges())
                db.Record(actor, "user.quiet-hours-changed", user, new { Choice = choice, From = choice == QuietChoice.Own ? own?.From : null, Until = choice == QuietChoice.Own ? own?.Until : null });
            try
            {
                await db.SaveChangesAsync(ct);
                return await query.LoadAsync(actor, ct);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another tab saved the first choice at once; the row is there now.
            }
        }
    }
}

public sealed class OwnQuietHoursQuery(OpsDbs dbs, TenantSettings settings)
{
    public async Task<OwnQuietHours> LoadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var row = await db.NotificationPreferences.AsNoTracking().FirstOrDefaultAsync(own => own.UserId == actor.UserId, ct);
        var firm = new QuietHours(await settings.GetAsync(actor.TenantId, NotificationSettings.QuietFrom, ct), await settings.GetAsync(actor.TenantId, NotificationSettings.QuietUntil, ct));
        var zone = await db.UserPreferences.AsNoTracking().Where(own => own.UserId == actor.UserId).Select(own => own.TimeZone).FirstOrDefaultAsync(ct);
        var counts = PeopleTimes.ZoneOf(zone, await settings.GetAsync(actor.TenantId, NotificationSettings.TimeZone, ct));
        return new(row?.Quiet ?? QuietChoice.Usual, row is { OwnQuiet.IsNever: false } ? row.OwnQuiet : firm, firm, counts.Id, counts.Id == zone);
    }
}
