using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Clock;
using OpsConsole.Core.Integrations;

namespace OpsConsole.Core.Users.TwoFactor;

/// <summary>The first code of the app: from now on one is asked for at each sign-in.</summary>
public sealed class ConfirmTwoFactor(OpsDbs dbs, ISecretSeal seal, AccountPost post, MachineClock clock)
{
    /// <returns>The recovery codes, shown this once.</returns>
    public async Task<Result<string[]>> RunAsync(string code, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(row => row.Id == actor.UserId, ct) is not { } user)
            return new NotFound("This account");
        var row = await db.TwoFactorKeys.FirstOrDefaultAsync(own => own.UserId == user.Id, ct);
        if (row?.OnSinceUtc is not null)
            return new TwoFactorIsOn();
        if (row?.SealedKey is not { } kept || seal.Open(kept) is not { } key)
            return new TwoFactorNotBegun();
        var now = clock.Clock.GetUtcNow();
        if (TotpCode.StepOf(key, code.Replace(" ", "", StringComparison.Ordinal), now) is not { } step)
            return new CodeIsWrong();
        (row.OnSinceUtc, row.LastStep, row.DueAtUtc) = (now.UtcDateTime, step, null);
        (user.TwoFactorEnabled, user.ConcurrencyStamp) = (true, Guid.NewGuid().ToString());
        var codes = await db.ReplaceRecoveryCodesAsync(user, ct);
        db.Record(actor, "user.two-factor-on", user);
        await post.QueueAsync(db, user, new AccountLetter(user.Id, AccountNews.TwoFactorOn), ct);
        return await db.SaveUnlessChangedAsync(user, ct) is { } conflict ? conflict : (Result<string[]>)codes;
    }
}
