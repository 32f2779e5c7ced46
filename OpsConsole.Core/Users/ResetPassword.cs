using System.Globalization;

namespace OpsConsole.Core.Users;

/// <summary>Sets a new password with the link from the letter. Every open session ends; a lock stays until its time.</summary>
public sealed class ResetPassword(Accounts accounts, DemoAccounts demo)
{
    public async Task<Result<long>> RunAsync(long userId, string token, string password, string? from, CancellationToken ct)
    {
        await using var scope = accounts.Open();
        if (await scope.Users.FindByIdAsync(userId.ToString(CultureInfo.InvariantCulture)) is not { IsDisabled: false } user || (user.IsDemo && !demo.AreAllowed))
            return new ResetLinkIsOver();
        scope.Db.Record(user.Proven, "user.password-reset", user, new { From = from });
        return (await scope.Users.ResetPasswordAsync(user, token, password)).ErrorOf(user) is { } refusal ? refusal : user.Id;
    }
}
