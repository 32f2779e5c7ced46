using OpsConsole.Core.Live;
using OpsConsole.Core.Users;

namespace OpsConsole.Web.Parts;

/// <summary>Who may do what, for the lists to choose people from: read once per tenant and permission, and again when accounts or roles change.</summary>
public sealed class PeopleViews(PeopleQuery query, LiveFeed feed, TimeProvider clock, ILogger<PeopleViews> log)
{
    public SharedViews<(long TenantId, string Permission), IReadOnlyList<Person>> Views { get; } = new(
        feed, clock, log, key => [Topic.Room(key.TenantId, "user"), Topic.Room(key.TenantId, "role")],
        (key, _, ct) => query.LoadAsync(key.TenantId, key.Permission, ct));

    /// <summary>The list as it is now, for whoever does not watch it.</summary>
    public async Task<IReadOnlyList<Person>> NowAsync(long tenantId, string permission, CancellationToken ct)
    {
        using var watch = await Views.WatchAsync((tenantId, permission), _ => { }, ct);
        return watch.Current;
    }
}
