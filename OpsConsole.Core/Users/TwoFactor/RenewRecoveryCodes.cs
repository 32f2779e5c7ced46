namespace OpsConsole.Core.Users.TwoFactor;

/// <summary>Ten new codes in the place of those before. The password is asked, and counted like a sign-in.</summary>
public sealed class RenewRecoveryCodes(Accounts accounts, ProvingOneself proving)
{
    /// <returns>The codes, shown this once.</returns>
    public async Task<Result<string[]>> RunAsync(string password, string? from, Actor actor, CancellationToken ct)
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
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        var codes = await scope.Db.ReplaceRecoveryCodesAsync(user, ct);
        scope.Db.Record(actor, "user.recovery-codes-renewed", user);
        return await scope.Db.SaveUnlessChangedAsync(user, ct) is { } conflict ? conflict : (Result<string[]>)codes;
    }
}
