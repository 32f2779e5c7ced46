using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Users;

/// <summary>
/// Somebody who looks after users sends one of them a link to set a new password. The link itself is made when the letter is written and
/// goes nowhere else; the pause between letters is that of <see cref="RequestPasswordReset"/>.
/// </summary>
public sealed class SendResetLink(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    /// <param name="site">The console's own address, for the link; never taken from the request's Host header.</param>
    /// <returns>The user's id.</returns>
    public async Task<Result<long>> RunAsync(long userId, Uri site, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(UserPermissions.Manage) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(row => row.Id == userId, ct) is not { } user)
            return new NotFound("The account");
        if (user.IsDisabled)
            return new AlreadyDisabled(user.DisplayName);
        if (await db.UserLogins.AnyAsync(login => login.UserId == userId, ct))
            return new HasNoPasswordHere(user.DisplayName);
        var pause = await settings.GetAsync(actor.TenantId, SettingCatalog.ResetPauseMinutes, ct);
        if (await db.HasResetLetterSinceAsync(user, clock.GetUtcNow().UtcDateTime.AddMinutes(-pause), ct))
            return new LinkWasJustSent(user.DisplayName, pause);

        db.Record(actor, "user.reset-link-sent", user);
        await db.QueueResetLetterAsync(user, site, AccountPost.EventOf(clock.GetUtcNow().UtcDateTime), clock, ct);
        await db.SaveChangesAsync(ct);
        return user.Id;
    }
}

internal static class ResetLetters
{
    /// <summary>Whether somebody asked for a letter to this account, or sent one, since.</summary>
    public static Task<bool> HasResetLetterSinceAsync(this OpsDb db, User user, DateTime sinceUtc, CancellationToken ct) =>
        db.Activity.IgnoreQueryFilters([OpsDb.TenantFilter]).AnyAsync(entry =>
            entry.TenantId == user.TenantId && entry.SubjectKind == "user" && entry.SubjectId == user.Id
            && (entry.Action == "user.password-reset-requested" || entry.Action == "user.reset-link-sent") && entry.AtUtc > sinceUtc, ct);
}
