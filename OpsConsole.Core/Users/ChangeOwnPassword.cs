using Microsoft.AspNetCore.Identity;

namespace OpsConsole.Core.Users;

/// <summary>Somebody sets another password for their own account. The present one is asked for, and counted like a sign-in; every session ends.</summary>
public sealed class ChangeOwnPassword(Accounts accounts, ProvingOneself proving, AccountPost post)
{
    public async Task<Result<long>> RunAsync(string present, string next, string? from, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        await using var scope = accounts.Open(actor.TenantId);
        var proved = await proving.ByPasswordAsync(scope, present, from, actor, ct);
        if (proved.Error is { } refusal)
            return refusal;
        var user = proved.Value;
        if (scope.Hasher.VerifyHashedPassword(user, user.PasswordHash!, next) != PasswordVerificationResult.Failed)
            return new PasswordIsTheSame();
        scope.Db.Record(actor, "user.password-changed", user, new { From = from });
        await post.QueueAsync(scope.Db, user, new AccountLetter(user.Id, AccountNews.PasswordChanged), ct);
        // Changed from the one that was proved just now; another change in between is refused by the account's version.
        return (await scope.Users.ChangePasswordAsync(user, present, next)).ErrorOf(user) is { } problem ? problem : user.Id;
    }
}
