using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Notifications.Digests;

/// <summary>The digests of a few hundred people of one firm and zone. What they share is read with the first who needs it, and once.</summary>
internal sealed class WritingDigests(WeekInFigures counting, DigestWeek week, DateTime nowUtc)
{
    private WeekFigures? figures;
    private IReadOnlyList<NewOnMarket>? news;

    public async Task<Dictionary<long, Digest>> WriteAsync(OpsDb db, IReadOnlyCollection<long> userIds, CancellationToken ct)
    {
        var held = await db.RoleMemberships.AsNoTracking().Where(row => userIds.Contains(row.UserId))
            .Select(row => new { row.UserId, IsBuyer = row.Role.Name == BuiltInRoles.Buyer, SeesAll = row.Role.Permissions.Any(one => one.Permission == LeadPermissions.View), Submits = row.Role.Permissions.Any(one => one.Permission == LeadPermissions.SubmitOwn) }).ToListAsync(ct);
        var (seeing, submitting, buying) = (held.Where(row => row.SeesAll).Select(row => row.UserId).ToHashSet(), held.Where(row => row.Submits).Select(row => row.UserId).ToHashSet(), held.Where(row => row.IsBuyer).Select(row => row.UserId).ToHashSet());
        if (seeing.Count > 0)
            figures ??= await counting.CountAsync(db, week, ct);
        if (buying.Count > 0)
            news ??= await db.NewOnMarketAsync(week, nowUtc, ct);
        var own = await db.OwnWeeksAsync(submitting, week, ct);
        var markets = buying.Count == 0 ? [] : await db.MarketsAsync(buying, ct);
        return userIds.ToDictionary(id => id, id => new Digest(
            week,
            seeing.Contains(id) ? figures : null,
            own.GetValueOrDefault(id),
            !buying.Contains(id) ? [] : [.. news!.Where(lead => markets.GetValueOrDefault(id, Users.Markets.OwnMarkets.Everywhere).Cover(lead.City, lead.State, lead.Zip)).Select(lead => lead.House)]));
    }
}
