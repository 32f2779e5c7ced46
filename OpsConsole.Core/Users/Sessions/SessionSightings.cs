using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Sessions;

/// <summary>
/// Keeps when a session was last seen. Every request and every click passes here; a session is written at most every
/// <see cref="Every"/>, one statement, the rest costs a look into memory.
/// </summary>
public sealed class SessionSightings(OpsDbs dbs, TimeProvider clock)
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    private const int Most = 20_000;

    private readonly ConcurrentDictionary<string, DateTime> written = new();

    public async ValueTask SawAsync(string key, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (written.TryGetValue(key, out var last) && now - last < Every && now >= last)
            return;
        if (written.Count > Most)
            written.Clear();
        written[key] = now;
        await using var db = dbs.OpenAcrossTenants();
        await db.UserSessions.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(row => row.Key == key && row.EndedAtUtc == null && row.SeenAtUtc < now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAtUtc, now), ct);
    }
}
