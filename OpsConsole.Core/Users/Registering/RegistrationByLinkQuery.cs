using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Users.Registering;

/// <summary>A registration whose link somebody holds.</summary>
public sealed record RegistrationLink(long Id, long TenantId, RegistrationKind Kind, string Email, string Name, RegistrationRule Rule);

public sealed class RegistrationByLinkQuery(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    /// <summary>Null when the link is used, too old or not one of ours, or the firm has closed meanwhile.</summary>
    public async Task<RegistrationLink?> LoadAsync(long id, string token, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var row = await db.Registrations.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking().FirstOrDefaultAsync(present => present.Id == id, ct);
        if (row is not { State: RegistrationState.Unconfirmed, LinkUntilUtc: { } until } || until <= clock.GetUtcNow().UtcDateTime)
            return null;
        var hash = Encoding.ASCII.GetBytes(FillConfirmLink.HashOf(token));
        if (!Is(row.LinkHash, hash) && !Is(row.EarlierLinkHash, hash))
            return null;
        var rule = await settings.RegistrationRuleAsync(row.TenantId, row.Kind, ct);
        return rule == RegistrationRule.Closed ? null : new RegistrationLink(row.Id, row.TenantId, row.Kind, row.Email, row.Name, rule);
    }

    private static bool Is(string? kept, byte[] given) => kept is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(kept), given);
}
