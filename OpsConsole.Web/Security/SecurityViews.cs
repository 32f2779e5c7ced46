using OpsConsole.Core.Live;
using OpsConsole.Core.Security;
using OpsConsole.Core.Users.Sessions;

namespace OpsConsole.Web.Security;

public sealed record AttemptsKey(long TenantId, SignInAttemptFilter Filter, long? Before);

/// <summary>The pages of security that are open on this node, each read once however many look at it.</summary>
public sealed class SecurityViews(SecurityOverviewQuery overview, SignInAttemptListQuery attempts, LiveFeed feed, TimeProvider clock, ILogger<SecurityViews> log)
{
    public SharedViews<long, SecurityOverview> Overviews { get; } = new(
        feed, clock, log, tenantId => [Topic.Room(tenantId, SecurityAlert.Subject), Topic.Room(tenantId, AddressBlock.Subject)], (tenantId, _, ct) => overview.LoadAsync(tenantId, ct));

    public SharedViews<AttemptsKey, SignInAttemptPage> Attempts { get; } = new(
        feed, clock, log, key => [Topic.Room(key.TenantId, SignInAttempt.Subject)], (key, _, ct) => attempts.LoadAsync(key.TenantId, key.Filter, key.Before, ct));
}
