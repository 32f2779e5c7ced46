using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Users.TwoFactor;

internal static class TwoFactorRoles
{
    /// <summary>The role of theirs that asks for codes; null when none does, or when they sign in through another service, whose affair it is.</summary>
    public static async Task<string?> RoleThatAsksForCodesAsync(this OpsDb db, TenantSettings settings, User user, CancellationToken ct)
    {
        var asked = (await settings.GetAsync(user.TenantId, SettingCatalog.TwoFactorRoles, ct)).Words;
        if (asked.Count == 0 || user.PasswordHash is null)
            return null;
        var own = await db.RoleMemberships.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(held => held.UserId == user.Id).Select(held => held.Role.Name).ToListAsync(ct);
        return own.FirstOrDefault(role => asked.Contains(role, StringComparer.OrdinalIgnoreCase));
    }
}
