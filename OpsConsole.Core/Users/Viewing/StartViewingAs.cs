using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Users.Viewing;

/// <summary>Shows somebody the console as another person of the tenant sees it, without letting them change anything.</summary>
public sealed class StartViewingAs(OpsDbs dbs, AccessDirectory access, TenantSettings settings, TimeProvider clock)
{
    /// <param name="session">The sign-in in which it happens; in others the viewer stays themselves.</param>
    /// <returns>Until when it lasts unless it is ended before.</returns>
    public async Task<Result<DateTime>> RunAsync(long userId, string session, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(UserPermissions.ViewAs) is { } refusal)
            return refusal;
        if (actor.UserId is not { } viewerId)
            return new NotFound("Your account");
        var now = clock.GetUtcNow().UtcDateTime;
        if (await access.FindAsync(userId, ct) is not { } target || target.TenantId != actor.TenantId)
            return new NotFound("The account");
        if (ViewingRules.WhyNot(actor, userId, target.DisplayName, target.Permissions) is { } problem)
            return problem;
        if (target.IsBarredAt(now))
            return new CannotSignIn(target.DisplayName);

        await using var db = dbs.Open(actor);
        var people = await db.Users.Where(user => user.Id == userId || user.Id == viewerId).ToDictionaryAsync(user => user.Id, ct);
        var until = now.AddMinutes(await settings.GetAsync(actor.TenantId, SettingCatalog.ViewAsMinutes, ct));
        db.UserViewings.Add(new UserViewing { ViewerUserId = viewerId, TargetUserId = userId, Session = session, StartedAtUtc = now, UntilUtc = until });
        db.Record(actor, "user.viewed-as", people[userId], new { UntilUtc = until });
        // The viewer's own entry tells their open pages, on every node.
        db.Record(actor, "user.view-as-began", people[viewerId], new { As = target.DisplayName, UntilUtc = until });
        await db.SaveChangesAsync(ct);
        return until;
    }
}
