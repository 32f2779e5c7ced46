using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Notifications.Turns;

/// <summary>People of a firm who live by the same clock.</summary>
/// <param name="Others">For the firm's own zone: the zones of those who chose another one.</param>
internal sealed record ZoneGroup(TimeZoneInfo Zone, bool IsFirms, IReadOnlyList<string> Names, IReadOnlyList<string> Others)
{
    public IQueryable<User> Of(OpsDb db, IQueryable<User> users) => IsFirms
        ? users.Where(user => !db.UserPreferences.Any(row => row.UserId == user.Id && Others.Contains(row.TimeZone!)))
        : users.Where(user => db.UserPreferences.Any(row => row.UserId == user.Id && Names.Contains(row.TimeZone!)));
}

internal static class ZonesOfPeople
{
    /// <summary>A handful for any number of people: what a job by the reader's clock goes through.</summary>
    public static async Task<IReadOnlyList<ZoneGroup>> ZoneGroupsAsync(this OpsDb db, TimeZoneInfo firm, CancellationToken ct)
    {
        var chosen = await db.UserPreferences.AsNoTracking().Where(row => row.TimeZone != null).Select(row => row.TimeZone!).Distinct().ToListAsync(ct);
        var others = chosen.Where(name => name != firm.Id && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _)).Order(StringComparer.Ordinal).ToList();
        return [new(firm, true, [], others), .. others.Select(name => new ZoneGroup(TimeZoneInfo.FindSystemTimeZoneById(name), false, [name], []))];
    }
}
