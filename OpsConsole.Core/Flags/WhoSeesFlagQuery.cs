using OpsConsole.Core.Users;

namespace OpsConsole.Core.Flags;

/// <summary>What a flag says to somebody, and why.</summary>
public sealed record FlagAnswer(string Who, FlagVerdict Verdict, string Variant);

/// <summary>Asks a flag for one person, as the product itself asks. Callers check <see cref="FlagPermissions.View"/>.</summary>
public sealed class WhoSeesFlagQuery(TenantFlags flags, AccessDirectory directory)
{
    /// <param name="market">The city it is about, where the flag goes by markets.</param>
    public async Task<Result<FlagAnswer>> LoadAsync(long tenantId, string name, long userId, string? market, CancellationToken ct)
    {
        if (!FlagCatalog.ByName.TryGetValue(name, out var flag))
            return new NotFound($"The flag {name}");
        if (await directory.FindAsync(userId, ct) is not { } access || access.TenantId != tenantId)
            return new NotFound("This person");
        var verdict = (await flags.OfAsync(tenantId, ct)).Judge(flag, new FlagSubject(userId, access.Roles, string.IsNullOrWhiteSpace(market) ? null : market.Trim()));
        return new FlagAnswer(access.DisplayName, verdict, FlagTally.VariantOf(flag, verdict));
    }
}
