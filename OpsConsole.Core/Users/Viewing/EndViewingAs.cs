using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Viewing;

/// <summary>Brings somebody back to themselves. It is the one thing that may be done while looking; doing it twice changes nothing.</summary>
public sealed class EndViewingAs(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>How many viewings ended.</returns>
    public async Task<Result<int>> RunAsync(string session, Actor actor, CancellationToken ct)
    {
        var viewerId = actor.SeenBy?.UserId ?? actor.UserId;
        List<UserViewing> open;
        await using (var db = dbs.Open(actor.TenantId))
            open = await db.UserViewings.AsNoTracking().Where(row => row.ViewerUserId == viewerId && row.Session == session && row.EndedAtUtc == null).ToListAsync(ct);
        var ended = 0;
        foreach (var viewing in open)
            ended += await dbs.EndAsync(viewing, new Actor(actor.TenantId, viewerId, actor.SeenBy?.Name ?? actor.Name, []), clock, ct) ? 1 : 0;
        return ended;
    }
}

/// <summary>Ends viewings whose time is over, so that the end is recorded and open pages hear of it whoever looks.</summary>
public sealed class EndLapsedViewings(OpsDbs dbs, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <returns>How many.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<UserViewing> due;
        await using (var db = dbs.OpenAcrossTenants())
            due = await db.UserViewings.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking().Where(row => row.EndedAtUtc == null && row.UntilUtc <= now).OrderBy(row => row.UntilUtc).Take(AtOnce).ToListAsync(ct);
        long ended = 0;
        foreach (var viewing in due)
            ended += await dbs.EndAsync(viewing, Actor.System(viewing.TenantId, "Viewing time"), clock, ct) ? 1 : 0;
        return ended;
    }
}

internal static class Viewings
{
    /// <returns>False when somebody else ended it first.</returns>
    public static async Task<bool> EndAsync(this OpsDbs dbs, UserViewing viewing, Actor by, TimeProvider clock, CancellationToken ct)
    {
        await using var db = dbs.Open(viewing.TenantId);
        var isMine = false;
        await db.InTransactionAsync(async () =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            isMine = await db.UserViewings.Where(row => row.Id == viewing.Id && row.EndedAtUtc == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAtUtc, now), ct) == 1;
            if (!isMine)
                return;
            var people = await db.Users.Where(user => user.Id == viewing.TargetUserId || user.Id == viewing.ViewerUserId).ToDictionaryAsync(user => user.Id, ct);
            var lasted = new { Minutes = Math.Round((now - viewing.StartedAtUtc).TotalMinutes, 1) };
            if (people.TryGetValue(viewing.TargetUserId, out var target))
                db.Record(by, "user.view-as-ended", target, lasted);
            if (people.TryGetValue(viewing.ViewerUserId, out var viewer))
                db.Record(by, "user.view-as-left", viewer, lasted);
            await db.SaveChangesAsync(ct);
        }, ct);
        return isMine;
    }
}
