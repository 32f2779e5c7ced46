using Microsoft.AspNetCore.Identity;
using OpsConsole.Core.Clock;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Security;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users.Sessions;

namespace OpsConsole.Core.Users;

/// <summary>
/// Somebody opens their account with a password. Each attempt is counted before the password is looked at, in one conditional update,
/// so that many at once are no more than many in a row; every refusal reads alike and costs about the same work.
/// </summary>
public sealed partial class SignIn(
    Accounts accounts, SignInAttempts attempts, BlockedAddresses blocked, TenantSettings settings, AccountPost post, ISecretSeal seal, DemoAccounts demo, TimeProvider clock, MachineClock machine)
{
    private string? hashOfNothing;

    /// <param name="from">The network address the attempt came from, for the record.</param>
    /// <returns>The user's id; or what else is asked, <see cref="TwoFactor.SecondStepIsNeeded"/> or <see cref="TwoFactor.TwoFactorMustBeSetUp"/>.</returns>
    public async Task<Result<long>> RunAsync(string email, string password, string? from, CancellationToken ct)
    {
        await using var scope = accounts.Open();
        if (await blocked.UntilAsync(from, ct) is { } until)
        {
            await attempts.NoteAsync(email, await scope.Users.FindByEmailAsync(email.Trim()), SignInOutcome.Blocked, from, ct);
            return new TooManyAttempts((int)Math.Ceiling((until - clock.GetUtcNow().UtcDateTime).TotalMinutes));
        }

        if (password.Length > PasswordRules.Most || await scope.Users.FindByEmailAsync(email.Trim()) is not { } user)
        {
            CompareWithNothing(scope, password);
            await attempts.NoteAsync(email, null, SignInOutcome.NoSuchAccount, from, ct);
            return new SignInRefused();
        }

        var rules = await settings.LockRulesAsync(user.TenantId, ct);
        if (await CheckAsync(scope, user, password, rules.Attempts, ct) is { } hash)
        {
            if (await NextStepAsync(scope.Db, user, ct) is { } next)
            {
                await scope.Db.ForgiveAttemptAsync(user.Id, ct);
                await attempts.NoteAsync(email, user, SignInOutcome.CodeAsked, from, ct);
                return next;
            }

            if (await OpenAsync(scope.Db, user, hash, "password", from, ct))
            {
                return await attempts.NoteAsync(email, user, SignInOutcome.Succeeded, from, ct) ? user.Id : new SignInRefused();
            }
        }

        await attempts.NoteAsync(email, user, OutcomeOf(user, SignInOutcome.WrongPassword), from, ct);
        await FailAsync(scope.Db, user, rules, from, ct);
        return new SignInRefused();
    }

    /// <returns>The hash to keep, when the password is right and the attempt may count.</returns>
    private async Task<string?> CheckAsync(AccountScope scope, User user, string password, int most, CancellationToken ct)
    {
        var mayTry = user.PasswordHash is not null && !user.IsDisabled && (demo.AreAllowed || !user.IsDemo)
            && await scope.Db.CountAttemptAsync(user.Id, clock.GetUtcNow(), ct) is { } tries && tries <= most;
        if (!mayTry)
        {
            CompareWithNothing(scope, password);
            return null;
        }

        return scope.Hasher.VerifyHashedPassword(user, user.PasswordHash!, password) switch
        {
            PasswordVerificationResult.Failed => null,
            PasswordVerificationResult.SuccessRehashNeeded => scope.Hasher.HashPassword(user, password),
            _ => user.PasswordHash,
        };
    }

    private SignInOutcome OutcomeOf(User user, SignInOutcome otherwise) =>
        user.IsDisabled ? SignInOutcome.Disabled : user.IsLockedAt(clock.GetUtcNow().UtcDateTime) ? SignInOutcome.Locked : otherwise;

    private void CompareWithNothing(AccountScope scope, string password)
    {
        var nobody = new User { DisplayName = "Nobody" };
        hashOfNothing ??= scope.Hasher.HashPassword(nobody, Guid.NewGuid().ToString());
        scope.Hasher.VerifyHashedPassword(nobody, hashOfNothing, password.Length > PasswordRules.Most ? "" : password);
    }
}
