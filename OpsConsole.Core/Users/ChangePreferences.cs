using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users;

/// <summary>Changes how the actor's own console looks and listens. Two tabs that change different things both win.</summary>
public sealed class ChangePreferences(OpsDbs dbs)
{
    public async Task<Result<Preferences>> RunAsync(Func<Preferences, Preferences> change, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        if (actor.UserId is not { } userId)
            return new NotFound("This account");
        for (var isLast = false; ; isLast = true)
        {
            await using var db = dbs.Open(actor);
            var row = await db.UserPreferences.FirstOrDefaultAsync(present => present.UserId == userId, ct);
            var next = change(row is null ? Preferences.Usual : Preferences.From(row));
            if (next.TimeZone is { } zone && (zone.Length > UserPreference.TimeZoneLength || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)))
                return new TimeZoneIsUnknown(zone);
            if (JsonSerializer.Serialize(next.Keys).Length > UserPreference.KeysLength)
                return new TooManyShortcutsChanged();
            if (row is null)
                db.UserPreferences.Add(row = new UserPreference { UserId = userId, TenantId = actor.TenantId });
            next.Fill(row);
            try
            {
                await db.SaveChangesAsync(ct);
                return next;
            }
            catch (DbUpdateException) when (!isLast)
            {
                // Two tabs saved the first preference at once; the row is there now.
            }
        }
    }
}
