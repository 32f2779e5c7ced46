using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Security;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users.Sessions;
using OpsConsole.Core.Users.TwoFactor;

namespace OpsConsole.Core.Users;

/// <summary>What somebody brings after their password.</summary>
/// <param name="Stamp">As the first step gave it: whoever changed the account meanwhile ended this sign-in too.</param>
/// <param name="Code">The app's digits, or a recovery code.</param>
/// <param name="IsKnownBrowser">The browser shows that a code was given there not long ago, or the code was just set up in this very sign-in.</param>
public sealed record SecondStep(long UserId, string Stamp, string? Code, bool IsKnownBrowser = false);

public sealed partial class SignIn
{
    /// <summary>
    /// The second step. Wrong codes count with wrong passwords, and only getting in starts the count again: whoever has the password gets no
    /// more guesses at the code by giving it again.
    /// </summary>
    /// <returns>The user's id.</returns>
    public async Task<Result<long>> FinishAsync(SecondStep step, string? from, CancellationToken ct)
    {
        await using var scope = accounts.Open();
        if (await scope.Users.FindByIdAsync(step.UserId.ToString(CultureInfo.InvariantCulture)) is not { IsDisabled: false, PasswordHash: { } hash } user
            || user.SecurityStamp != step.Stamp || (user.IsDemo && !demo.AreAllowed))
            return new SecondStepIsOver();
        if (await blocked.UntilAsync(from, ct) is { } until)
        {
            await attempts.NoteAsync(user.Email!, user, SignInOutcome.Blocked, from, ct);
            return new TooManyAttempts((int)Math.Ceiling((until - clock.GetUtcNow().UtcDateTime).TotalMinutes));
        }

        var rules = await settings.LockRulesAsync(user.TenantId, ct);
        var mayTry = await scope.Db.CountAttemptAsync(user.Id, clock.GetUtcNow(), ct) is { } tries && tries <= rules.Attempts;
        if (mayTry && await ProofOfAsync(scope.Db, user, step, ct) is { } by && await OpenAsync(scope.Db, user, hash, by, from, ct))
        {
            return await attempts.NoteAsync(user.Email!, user, SignInOutcome.Succeeded, from, ct) ? user.Id : new SignInRefused();
        }

        await attempts.NoteAsync(user.Email!, user, OutcomeOf(user, SignInOutcome.WrongCode), from, ct);
        await FailAsync(scope.Db, user, rules, from, ct);
        return new CodeIsWrong();
    }

    /// <summary>What else this account asks for, after the right password; null for nothing.</summary>
    private async Task<Error?> NextStepAsync(OpsDb db, User user, CancellationToken ct)
    {
        if (user.TwoFactorEnabled)
            return new SecondStepIsNeeded(user.Id, user.SecurityStamp ?? "");
        if (await db.RoleThatAsksForCodesAsync(settings, user, ct) is null)
            return null;
        return await DueAsync(db, user, ct) <= machine.Clock.GetUtcNow().UtcDateTime ? new TwoFactorMustBeSetUp(user.Id, user.SecurityStamp ?? "") : null;
    }

    /// <summary>The term begins with the first sign-in at which a role asks.</summary>
    private async Task<DateTime> DueAsync(OpsDb db, User user, CancellationToken ct)
    {
        var row = await db.TwoFactorKeys.IgnoreQueryFilters([OpsDb.TenantFilter]).FirstOrDefaultAsync(own => own.UserId == user.Id, ct);
        if (row?.DueAtUtc is { } due)
            return due;
        due = machine.Clock.GetUtcNow().UtcDateTime.AddDays(await settings.GetAsync(user.TenantId, SettingCatalog.TwoFactorDays, ct));
        if (row is null)
            db.TwoFactorKeys.Add(row = new TwoFactorKey { UserId = user.Id, TenantId = user.TenantId });
        row.DueAtUtc = due;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another sign-in of theirs began the term at the same moment; it is as long.
        }

        return due;
    }

    private async Task<string?> ProofOfAsync(OpsDb db, User user, SecondStep step, CancellationToken ct)
    {
        if (step.IsKnownBrowser)
            return "password, known browser";
        var typed = new string([.. (step.Code ?? "").Where(char.IsAsciiLetterOrDigit)]);
        if (typed.Length != TotpCode.Digits)
            return await db.UseRecoveryCodeAsync(user.Id, typed, clock.GetUtcNow().UtcDateTime, ct) ? "password and recovery code" : null;
        var keys = db.TwoFactorKeys.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(own => own.UserId == user.Id && own.OnSinceUtc != null);
        if (await keys.Select(own => own.SealedKey).FirstOrDefaultAsync(ct) is not { } sealedKey || seal.Open(sealedKey) is not { } key
            || TotpCode.StepOf(key, typed, machine.Clock.GetUtcNow()) is not { } at)
            return null;
        // Claimed in the row: a code that was seen over a shoulder is used up, also for two at once.
        return await keys.Where(own => own.LastStep < at).ExecuteUpdateAsync(set => set.SetProperty(own => own.LastStep, at), ct) == 1 ? "password and code" : null;
    }
}
