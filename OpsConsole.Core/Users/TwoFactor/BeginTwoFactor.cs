using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Integrations;

namespace OpsConsole.Core.Users.TwoFactor;

/// <summary>A key to bring into an authenticator app.</summary>
/// <param name="Key">In base 32, for typing.</param>
/// <param name="Uri">For scanning.</param>
public sealed record TwoFactorStart(string Key, string Uri);

/// <summary>Gives the actor a key; nothing is asked for until a first code shows that the app has it. Asked again meanwhile, it is the same key.</summary>
public sealed class BeginTwoFactor(OpsDbs dbs, ISecretSeal seal)
{
    private const string Issuer = "OpsConsole";

    public async Task<Result<TwoFactorStart>> RunAsync(Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(row => row.Id == actor.UserId, ct) is not { } user)
            return new NotFound("This account");
        if (user.PasswordHash is null)
            return new PasswordIsElsewhere();
        var row = await db.TwoFactorKeys.FirstOrDefaultAsync(own => own.UserId == user.Id, ct);
        if (row?.OnSinceUtc is not null)
            return new TwoFactorIsOn();
        if (row?.SealedKey is { } kept && seal.Open(kept) is { } present)
            return new TwoFactorStart(present, TotpCode.UriOf(present, Issuer, user.Email!));
        if (row is null)
            db.TwoFactorKeys.Add(row = new TwoFactorKey { UserId = user.Id });
        var key = TotpCode.NewKey();
        row.SealedKey = seal.Seal(key);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Two tabs began at once.
            return new AccountChangedMeanwhile();
        }

        return new TwoFactorStart(key, TotpCode.UriOf(key, Issuer, user.Email!));
    }
}
