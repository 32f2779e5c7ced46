using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Users.Sessions;

namespace OpsConsole.Core.Users.TwoFactor;

/// <summary>
/// Somebody lost phone and recovery codes: whoever manages users switches their codes off. Every session of theirs ends, they read the
/// reason, and a role that asks for codes asks at the next sign-in.
/// </summary>
public sealed class ResetTwoFactor(OpsDbs dbs, AccountPost post, TimeProvider clock)
{
    public const int ReasonLength = 300;

    public async Task<Result<long>> RunAsync(UserRef target, string reason, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(UserPermissions.Manage) is { } refusal)
            return refusal;
        var why = reason.Trim();
        if (why.Length is 0 or > ReasonLength)
            return new ReasonIsMissing();
        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(row => row.Id == target.Id, ct) is not { } user)
            return new NotFound("The account");
        if (user.ConcurrencyStamp != target.Version)
            return await db.WhoChangedAsync(user, ct);
        if (!user.TwoFactorEnabled)
            return new TwoFactorIsNotOn();
        await db.ForgetTwoFactorAsync(user, ct);
        user.EndSessions();
        await db.EndAllSessionsAsync(user.Id, actor.Name, clock.GetUtcNow().UtcDateTime, ct);
        db.Record(actor, "user.two-factor-reset", user, new { Reason = why });
        await post.QueueAsync(db, user, new AccountLetter(user.Id, AccountNews.TwoFactorReset) { Note = why }, ct);
        return await db.SaveUnlessChangedAsync(user, ct) is { } conflict ? conflict : user.Id;
    }
}

internal static class ForgettingTwoFactor
{
    public static async Task ForgetTwoFactorAsync(this OpsDb db, User user, CancellationToken ct)
    {
        user.TwoFactorEnabled = false;
        await db.RemoveRecoveryCodesAsync(user.Id, ct);
        if (await db.TwoFactorKeys.FirstOrDefaultAsync(own => own.UserId == user.Id, ct) is { } row)
            (row.SealedKey, row.OnSinceUtc, row.LastStep) = (null, null, 0);
    }
}
