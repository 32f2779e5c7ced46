using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.Photos;

/// <summary>Whether the photos show the house as it is now, and in words why not.</summary>
/// <param name="NewestOn">The day of the newest: when it was taken, or else added.</param>
public sealed record PhotosCurrent(int Count, DateOnly? NewestOn, string? WhyNot)
{
    public bool AreCurrent => WhyNot is null;
}

/// <summary>Says whether the photos of a lead or a draft are current: enough of them, and the newest not too old (settings).</summary>
public sealed class CurrentPhotosQuery(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    /// <summary>Callers check that the lead is the actor's to see; a draft is their own.</summary>
    public async Task<PhotosCurrent> LoadAsync(PhotoPlace place, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var days = await db.PhotosAt(place, actor.UserId).AsNoTracking().Select(photo => new { photo.TakenOn, photo.AddedAtUtc }).ToListAsync(ct);
        var (least, within) = (await settings.GetAsync(actor.TenantId, SettingCatalog.PhotosLeast, ct), await settings.GetAsync(actor.TenantId, SettingCatalog.PhotoDays, ct));
        return Of([.. days.Select(day => day.TakenOn ?? DateOnly.FromDateTime(day.AddedAtUtc))], least, within, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
    }

    internal static PhotosCurrent Of(IReadOnlyCollection<DateOnly> days, int least, int within, DateOnly today)
    {
        DateOnly? newest = days.Count == 0 ? null : days.Max();
        return new(days.Count, newest, days.Count < least
            ? days.Count == 0 ? $"There are no photos; {least} {(least == 1 ? "is" : "are")} needed." : $"There {(days.Count == 1 ? "is 1 photo" : $"are {days.Count} photos")}; {least} are needed."
            : newest is { } day && day < today.AddDays(-within) ? $"The newest photo is {today.DayNumber - day.DayNumber} days old; {within} is the most." : null);
    }
}
