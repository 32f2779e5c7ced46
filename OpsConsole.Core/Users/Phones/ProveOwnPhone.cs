using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Integrations;

namespace OpsConsole.Core.Users.Phones;

/// <summary>Somebody enters the code that was sent to their number. Each try is counted before it is looked at, so that many at once are no more than few.</summary>
public sealed class ProveOwnPhone(OpsDbs dbs, ISecretSeal seal, TimeProvider clock)
{
    /// <param name="typed">Six digits; spaces do not matter.</param>
    /// <returns>The number that is theirs.</returns>
    public async Task<Result<string>> RunAsync(string typed, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = dbs.Open(actor);
        if (await db.PhoneCodes.Where(row => row.UserId == actor.UserId && row.IsOpen && row.Sealed != null && row.TriesLeft > 0 && row.ExpiresAtUtc > now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.TriesLeft, row => row.TriesLeft - 1).SetProperty(row => row.Version, row => row.Version + 1), ct) == 0)
            return new CodeIsOver();
        var code = await db.PhoneCodes.FirstAsync(row => row.UserId == actor.UserId, ct);
        var user = await db.Users.FirstAsync(row => row.Id == actor.UserId, ct);
        if (code.Sealed is null || seal.Open(code.Sealed) is not { } known || user.PhoneNumber != code.Number)
            return new CodeIsOver();
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(string.Concat(typed.Where(char.IsAsciiDigit)))))
            return code.TriesLeft > 0 ? new CodeIsWrong(code.TriesLeft) : new CodeIsOver();
        code.End();
        user.ProvePhone();
        db.Record(actor, "user.phone-proven", user);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new CodeIsOver();
        }

        return code.Number;
    }
}
