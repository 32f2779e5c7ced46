using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Users;

/// <summary>
/// Somebody forgot their password. Where the account exists and has one here, a letter is queued; the answer never says. One letter in
/// the tenant's pause, so that nobody's mailbox can be filled from here.
/// </summary>
public sealed class RequestPasswordReset(Accounts accounts, TenantSettings settings, DemoAccounts demo, TimeProvider clock)
{
    /// <param name="site">The console's own address, for the link; never taken from the request's Host header.</param>
    public async Task RunAsync(string email, Uri site, string? from, CancellationToken ct)
    {
        await using var scope = accounts.Open();
        if (await scope.Users.FindByEmailAsync(email.Trim()) is not { } user || user.IsDisabled || (user.IsDemo && !demo.AreAllowed))
            return;
        if ((await scope.Users.GetLoginsAsync(user)).Count > 0 || await AskedJustNowAsync(scope.Db, user, ct))
            return;

        scope.Db.Record(user.Unproven, "user.password-reset-requested", user, new { From = from });
        await scope.Db.QueueResetLetterAsync(user, site, AccountPost.EventOf(clock.GetUtcNow().UtcDateTime), clock, ct);
        await scope.Db.SaveChangesAsync(ct);
    }

    private async Task<bool> AskedJustNowAsync(OpsDb db, User user, CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime.AddMinutes(-await settings.GetAsync(user.TenantId, SettingCatalog.ResetPauseMinutes, ct));
        return await db.HasResetLetterSinceAsync(user, since, ct);
    }
}
