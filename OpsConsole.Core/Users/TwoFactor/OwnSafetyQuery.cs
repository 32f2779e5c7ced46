using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Users.TwoFactor;

/// <summary>How somebody's own account is guarded.</summary>
/// <param name="HasPassword">False when they sign in through another service.</param>
/// <param name="CodesLeft">Recovery codes that were not used.</param>
/// <param name="NeededBy">The role of theirs that asks for codes, if one does.</param>
/// <param name="DueAtUtc">From when on it does not let them in without; null when it has not asked yet.</param>
public sealed record OwnSafety(bool HasPassword, DateTime? CodesSinceUtc, int CodesLeft, string? NeededBy, DateTime? DueAtUtc);

public sealed class OwnSafetyQuery(OpsDbs dbs, TenantSettings settings)
{
    /// <summary>Null for a stranger.</summary>
    public async Task<OwnSafety?> LoadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == actor.UserId, ct) is not { } user)
            return null;
        var key = await db.TwoFactorKeys.AsNoTracking().FirstOrDefaultAsync(own => own.UserId == user.Id, ct);
        var left = await db.RecoveryCodes.CountAsync(code => code.UserId == user.Id && code.UsedAtUtc == null, ct);
        return new OwnSafety(user.PasswordHash is not null, key?.OnSinceUtc, left, await db.RoleThatAsksForCodesAsync(settings, user, ct), key?.DueAtUtc);
    }
}
