using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Clock;

namespace OpsConsole.Core.Users.TwoFactor;

/// <summary>
/// Somebody lost phone and recovery codes: whoever manages users switches their codes off. Every session of theirs ends, they read the
/// reason, and a role that asks for codes asks at the next sign-in.
/// </summary>
public sealed class ResetTwoFactor(OpsDbs dbs, AccountPost post, MachineClock machine)
{
    public const int ReasonLength = 300;

    public async Task<Result<long>> RunAsync(UserRef target, string reason, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(UserPermissions.Manage) is { } refusal)
            return refusal;
        // One's own go with the password, on the profile: a page left open must not be enough.
        if (actor.UserId == target.Id)
            return new CannotResetYourOwnCodes();
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
        await db.ForgetTwoFactorAsync(user, ct, dueAtUtc: machine.Clock.GetUtcNow().UtcDateTime);
        user.EndSessions();
        db.Record(actor, "user.two-factor-reset", user, new { Reason = why });
        await post.QueueAsync(db, user, new AccountLetter(user.Id, AccountNews.TwoFactorReset) { Note = why }, ct);
        return await db.SaveUnlessChangedAsync(user, ct) is { } conflict ? conflict : user.Id;
    }
}

internal static class ForgettingTwoFactor
{
    /// <param name="dueAtUtc">From when on a role that asks lets them in only with new codes; null for a term that begins with their next sign-in.</param>
    public static async Task ForgetTwoFactorAsync(this OpsDb db, User user, CancellationToken ct, DateTime? dueAtUtc = null)
    {
        user.TwoFactorEnabled = false;
        await db.RemoveRecoveryCodesAsync(user.Id, ct);
        if (await db.TwoFactorKeys.FirstOrDefaultAsync(own => own.UserId == user.Id, ct) is { } row)
            (row.SealedKey, row.OnSinceUtc, row.LastStep, row.DueAtUtc) = (null, null, 0, dueAtUtc);
    }
}
