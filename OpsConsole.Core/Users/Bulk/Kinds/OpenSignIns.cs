using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Users.Sessions;

namespace OpsConsole.Core.Users.Bulk.Kinds;

/// <summary>The open sign-ins of a batch of accounts.</summary>
internal sealed class OpenSignIns(bool onlyLooks)
{
    private ILookup<long, UserSession> byUser = Array.Empty<UserSession>().ToLookup(session => session.UserId);

    public async Task LookAsync(OpsDb db, long[] ids, CancellationToken ct)
    {
        var open = db.UserSessions.Where(session => session.EndedAtUtc == null && ids.Contains(session.UserId));
        byUser = (await (onlyLooks ? open.AsNoTracking() : open).ToListAsync(ct)).ToLookup(session => session.UserId);
    }

    /// <summary>Those that a browser can still use.</summary>
    public int CountOf(User user, DateTime nowUtc) => byUser[user.Id].Count(session => session.IsOpenAt(nowUtc));

    public void End(User user, Actor by, DateTime nowUtc)
    {
        foreach (var session in byUser[user.Id])
            session.End(by.Name, nowUtc);
    }
}
