using System.Globalization;
using Microsoft.AspNetCore.Identity;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Users;

/// <summary>Asks the password again of somebody who is signed in, before what a borrowed browser must not do. Wrong ones count as failed sign-ins do.</summary>
public sealed class ProvingOneself(TenantSettings settings, AccountPost post, TimeProvider clock)
{
    /// <returns>The account, as the scope's context has it, so that what changes it next is saved there.</returns>
    public async Task<Result<User>> ByPasswordAsync(AccountScope scope, string password, string? from, Actor actor, CancellationToken ct)
    {
        if (actor.UserId is not { } userId)
            return new NotFound("This account");
        var rules = await settings.LockRulesAsync(actor.TenantId, ct);
        // Counted before the account is read: what is read then has the version that the changes after it need.
        var tries = await scope.Db.CountAttemptAsync(userId, clock.GetUtcNow(), ct);
        if (await scope.Users.FindByIdAsync(userId.ToString(CultureInfo.InvariantCulture)) is not { } user)
            return new NotFound("This account");
        if (user.PasswordHash is null)
        {
            await scope.Db.ForgiveAttemptAsync(userId, ct);
            return new PasswordIsElsewhere();
        }

        if (tries <= rules.Attempts && password.Length <= PasswordRules.Most && scope.Hasher.VerifyHashedPassword(user, user.PasswordHash, password) != PasswordVerificationResult.Failed)
        {
            await scope.Db.ForgiveAttemptAsync(userId, ct);
            return user;
        }

        await scope.Db.InTransactionAsync(async () =>
        {
            scope.Db.Record(user.Unproven, "user.sign-in-failed", user, new { By = "password asked again", From = from });
            await scope.Db.LockIfTooManyAsync(user, rules, clock.GetUtcNow(), from, post, ct);
            await scope.Db.SaveChangesAsync(ct);
        }, ct);
        return new PasswordIsWrong();
    }
}
