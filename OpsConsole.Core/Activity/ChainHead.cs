using System.Globalization;

namespace OpsConsole.Core.Activity;

/// <summary>
/// Where a tenant's chain ended at some time, written <c>tenant:number:hash</c>. Noted outside the database it proves later that nothing up
/// to that number was changed or cut off: the chain alone cannot tell that its newest links are gone.
/// </summary>
public sealed record ChainHead(long TenantId, long Number, string Hash)
{
    public static ChainHead? Parse(string text) =>
        text.Split(':') is [var tenant, var number, { Length: ActivityHash.Size * 2 } hash]
        && long.TryParse(tenant, NumberStyles.None, CultureInfo.InvariantCulture, out var tenantId)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
        && hash.All(char.IsAsciiHexDigit)
            ? new ChainHead(tenantId, place, hash.ToLowerInvariant())
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{TenantId}:{Number}:{Hash}");
}
