using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Users.TwoFactor;

/// <summary>No code is asked for any more. The password is asked, and counted like a sign-in; not for a role that must have codes.</summary>
public sealed class TurnOffTwoFactor(Accounts accounts, ProvingOneself proving, TenantSettings settings, AccountPost post)
{
    public async Task<Result<long>> RunAsync(string password, string? from, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        await using var scope = accounts.Open(actor.TenantId);
        var proved = await proving.ByPasswordAsync(scope, password, from, actor, ct);
        if (proved.Error is { } refusal)
            return refusal;
        var user = proved.Value;
        if (!user.TwoFactorEnabled)
            return new TwoFactorIsNotOn();
        if (await scope.Db.RoleThatAsksForCodesAsync(settings, user, ct) is { } role)
            return new RoleNeedsTwoFactor(role);
        await scope.Db.ForgetTwoFactorAsync(user, ct);
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        scope.Db.Record(actor, "user.two-factor-off", user);
        await post.QueueAsync(scope.Db, user, new AccountLetter(user.Id, AccountNews.TwoFactorOff), ct);
        return await scope.Db.SaveUnlessChangedAsync(user, ct) is { } conflict ? conflict : user.Id;
    }
}
