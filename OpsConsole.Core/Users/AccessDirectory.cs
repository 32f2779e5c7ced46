using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Live;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users.Viewing;

namespace OpsConsole.Core.Users;

/// <summary>What a signed-in person is and may do at this moment.</summary>
/// <param name="Sessions">The keys of those that are open.</param>
public sealed record UserAccess(
    long UserId, long TenantId, string DisplayName, string Email, FrozenSet<string> Roles, FrozenSet<string> Permissions,
    FrozenSet<string> Sessions, bool IsDisabled, DateTime? LockedUntilUtc, string? SecurityStamp)
{
    /// <summary>As whom this person looks at the console, in which of their sign-ins.</summary>
    public IReadOnlyList<OpenViewing> Viewings { get; init; } = [];

    public OpenViewing? ViewingOf(string session, DateTime nowUtc) => Viewings.FirstOrDefault(viewing => viewing.Session == session && viewing.UntilUtc > nowUtc);

    public bool IsBarredAt(DateTime nowUtc) => IsDisabled || LockedUntilUtc > nowUtc;
}

/// <summary>
/// Answers who a user is now, from memory; the live feed drops what changed (user:id, roles), on every node, so that a role given or
/// taken counts with the next click. Holds at most <see cref="Most"/> users; past that it starts afresh.
/// </summary>
public sealed class AccessDirectory(OpsDbs dbs, LiveFeed feed, DemoAccounts demo, TimeProvider clock)
{
    public const int Most = 20_000;

    private readonly ConcurrentDictionary<long, Lazy<Task<UserAccess?>>> byUser = new();
    private readonly ConcurrentDictionary<long, Lazy<IDisposable>> tenantSubscriptions = new();

    /// <summary>Null when there is no such user.</summary>
    public async ValueTask<UserAccess?> FindAsync(long userId, CancellationToken ct = default)
    {
        if (byUser.Count > Most)
            byUser.Clear();
        var entry = byUser.GetOrAdd(userId, id => new(() => LoadAsync(id)));
        try
        {
            var access = await entry.Value.WaitAsync(ct);
            if (access is null)
                byUser.TryRemove(new(userId, entry));
            return access;
        }
        catch when (entry.Value.IsFaulted)
        {
            byUser.TryRemove(new(userId, entry));
            throw;
        }
    }

    /// <summary>Asks the database again: what another node has just written may not have been heard of here.</summary>
    public ValueTask<UserAccess?> FindAfreshAsync(long userId, CancellationToken ct = default)
    {
        byUser.TryRemove(userId, out _);
        return FindAsync(userId, ct);
    }

    /// <summary>The actor to hand to a use case; <see cref="Actor.Nobody"/> when the user is gone, disabled or locked.</summary>
    public async ValueTask<Actor> ActorAsync(long userId, CancellationToken ct = default) =>
        await FindAsync(userId, ct) is { } access && !access.IsBarredAt(clock.GetUtcNow().UtcDateTime)
            ? new Actor(access.TenantId, access.UserId, access.DisplayName, access.Permissions)
            : Actor.Nobody;

    /// <summary>The actor of one sign-in: the person, or whom they look at the console as. Whatever ends their right to look ends it here at once.</summary>
    public async ValueTask<Actor> ActorAsync(UserAccess access, string session, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var own = new Actor(access.TenantId, access.UserId, access.DisplayName, access.Permissions);
        if (access.ViewingOf(session, now) is not { } viewing || await FindAsync(viewing.TargetUserId, ct) is not { } target)
            return own;
        return target.TenantId != access.TenantId || target.IsBarredAt(now) || ViewingRules.WhyNot(own, target.UserId, target.DisplayName, target.Permissions) is not null
            ? own
            : new Actor(target.TenantId, target.UserId, target.DisplayName, target.Permissions).AsSeenBy(new Viewer(access.UserId, access.DisplayName, viewing.UntilUtc));
    }

    private async Task<UserAccess?> LoadAsync(long userId)
    {
        await using var db = dbs.OpenAcrossTenants();
        var tenantId = await db.Users.IgnoreQueryFilters([OpsDb.TenantFilter])
            .Where(user => user.Id == userId).Select(user => (long?)user.TenantId).FirstOrDefaultAsync();
        if (tenantId is not { } tenant)
            return null;

        // Before the read below, so that no change falls between; one per tenant, for the life of the process.
        _ = tenantSubscriptions.GetOrAdd(tenant, id => new(() => feed.Subscribe([Topic.Room(id, "user"), Topic.Room(id, "role")], Forget))).Value;

        var row = await db.Users.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking().Where(user => user.Id == userId)
            .Select(user => new { user.DisplayName, user.Email, user.IsDisabled, user.IsDemo, user.LockoutEnd, user.SecurityStamp }).FirstAsync();
        var roles = await db.RoleMemberships.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking()
            .Where(membership => membership.UserId == userId && membership.TenantId == tenant)
            .Select(membership => new { membership.Role.Name, Permissions = membership.Role.Permissions.Select(permission => permission.Permission).ToList() })
            .AsSplitQuery().ToListAsync();
        var sessions = await db.UserSessions.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking().Where(session => session.UserId == userId && session.EndedAtUtc == null)
            .Select(session => session.Key).ToListAsync();
        // Roles are each tenant's own; what all tenants share is for the people of one of them.
        var isOperator = tenant == await db.OperatorTenantIdAsync(CancellationToken.None);
        return new UserAccess(
            userId, tenant, row.DisplayName, row.Email ?? "", roles.Select(role => role.Name).ToFrozenSet(),
            roles.SelectMany(role => role.Permissions).Where(permission => isOperator || !PermissionCatalog.OfTheOperator.Contains(permission)).ToFrozenSet(),
            sessions.ToFrozenSet(), row.IsDisabled || (row.IsDemo && !demo.AreAllowed), row.LockoutEnd?.UtcDateTime, row.SecurityStamp)
        {
            Viewings = await db.UserViewings.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking().Where(viewing => viewing.ViewerUserId == userId && viewing.EndedAtUtc == null)
                .Select(viewing => new OpenViewing(viewing.Session, viewing.TargetUserId, viewing.UntilUtc)).ToListAsync(),
        };
    }

    private void Forget(LiveSignal signal)
    {
        if (signal.Topic.Name == "roles")
            byUser.Clear();
        else
            foreach (var id in signal.Ids)
                byUser.TryRemove(id, out _);
    }
}
