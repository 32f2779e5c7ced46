using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Notifications.Quiet;

public sealed record QuietHoursAreNone() : Error("Choose a beginning and another end, or “at any hour”.");

/// <summary>Somebody's quiet hours as the profile shows them.</summary>
/// <param name="Own">Kept also while another choice counts.</param>
/// <param name="Zone">Whose clock they follow.</param>
public sealed record OwnQuietHours(QuietChoice Choice, QuietHours Own, QuietHours Firm, string Zone, bool IsOwnZone);

/// <summary>When nothing is sent to the actor that can wait. Two tabs that change different things both win.</summary>
public sealed class ChangeOwnQuietHours(OpsDbs dbs, OwnQuietHoursQuery query)
{
    private const int Attempts = 3;

    /// <param name="change">From what stands to what shall stand, of which the choice and the hours of one's own count; asked again when another tab was quicker.</param>
    public async Task<Result<OwnQuietHours>> RunAsync(Func<OwnQuietHours, OwnQuietHours> change, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        for (var attempt = 1; ; attempt++)
        {
            await using var db = dbs.Open(actor);
            if (await db.Users.FirstOrDefaultAsync(row => row.Id == actor.UserId, ct) is not { } user)
                return new NotFound("This account");
            var row = await db.NotificationPreferences.FirstOrDefaultAsync(present => present.UserId == user.Id, ct);
            var next = change(await query.OfAsync(db, row, actor, ct));
            QuietHours? own = next.Choice == QuietChoice.Own ? next.Own : null;
            if (own is { IsNever: true })
                return new QuietHoursAreNone();
            if (row is null)
                db.NotificationPreferences.Add(row = new NotificationPreference { UserId = user.Id });
            row.BeQuiet(next.Choice, own);
            if (db.ChangeTracker.HasChanges())
                db.Record(actor, "user.quiet-hours-changed", user, new { next.Choice, own?.From, own?.Until });
            try
            {
                await db.SaveChangesAsync(ct);
                return await query.LoadAsync(actor, ct);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another tab was quicker; this change goes on from what it saved.
            }
        }
    }
}

public sealed class OwnQuietHoursQuery(OpsDbs dbs, TenantSettings settings)
{
    public async Task<OwnQuietHours> LoadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        return await OfAsync(db, await db.NotificationPreferences.AsNoTracking().FirstOrDefaultAsync(own => own.UserId == actor.UserId, ct), actor, ct);
    }

    internal async Task<OwnQuietHours> OfAsync(OpsDb db, NotificationPreference? row, Actor actor, CancellationToken ct)
    {
        var firm = new QuietHours(await settings.GetAsync(actor.TenantId, NotificationSettings.QuietFrom, ct), await settings.GetAsync(actor.TenantId, NotificationSettings.QuietUntil, ct));
        var zone = await db.UserPreferences.AsNoTracking().Where(own => own.UserId == actor.UserId).Select(own => own.TimeZone).FirstOrDefaultAsync(ct);
        var counts = PeopleTimes.ZoneOf(zone, await settings.GetAsync(actor.TenantId, NotificationSettings.TimeZone, ct));
        return new(row?.Quiet ?? QuietChoice.Usual, row is { OwnQuiet.IsNever: false } ? row.OwnQuiet : firm, firm, counts.Id, counts.Id == zone);
    }
}
