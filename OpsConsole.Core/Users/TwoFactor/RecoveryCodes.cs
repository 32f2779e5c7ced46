using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.TwoFactor;

internal static class RecoveryCodes
{
    public const int Count = 10;

    private const int Bytes = 10;

    /// <summary>Puts a new set in the place of the one before, with the coming save.</summary>
    /// <returns>The codes, such as "MZXW-6YTB-OI4D-2MRT": shown once, kept nowhere.</returns>
    public static async Task<string[]> ReplaceRecoveryCodesAsync(this OpsDb db, User user, CancellationToken ct)
    {
        await db.RemoveRecoveryCodesAsync(user.Id, ct);
        var codes = Enumerable.Range(0, Count).Select(_ => TotpCode.Base32(RandomNumberGenerator.GetBytes(Bytes))).ToList();
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { UserId = user.Id, TenantId = user.TenantId, Hash = HashOf(code) }));
        return [.. codes.Select(code => string.Join('-', code.Chunk(4).Select(part => new string(part))))];
    }

    public static async Task RemoveRecoveryCodesAsync(this OpsDb db, long userId, CancellationToken ct) =>
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(code => code.UserId == userId).ToListAsync(ct));

    /// <summary>Uses a code up, in the row itself: of two that bring the same one at once only one gets in.</summary>
    public static async Task<bool> UseRecoveryCodeAsync(this OpsDb db, long userId, string typed, DateTime nowUtc, CancellationToken ct)
    {
        var hash = HashOf(typed);
        return await db.RecoveryCodes.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(code => code.UserId == userId && code.Hash == hash && code.UsedAtUtc == null)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.UsedAtUtc, nowUtc), ct) == 1;
    }

    private static string HashOf(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(new string([.. code.Where(char.IsLetterOrDigit)]).ToUpperInvariant())));
}
