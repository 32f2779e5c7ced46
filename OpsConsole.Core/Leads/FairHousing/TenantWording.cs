using System.Collections.Concurrent;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.FairHousing;

/// <summary>The check of wording as a tenant has it: the law's, and its own words. Holds one check a tenant. Thread-safe.</summary>
public sealed class TenantWording(TenantSettings settings)
{
    private readonly ConcurrentDictionary<long, (WordList Forbidden, WordList Allowed, FairHousingCheck Check)> byTenant = new();

    public async ValueTask<FairHousingCheck> OfAsync(long tenantId, CancellationToken ct)
    {
        var forbidden = await settings.GetAsync(tenantId, SettingCatalog.ForbiddenWords, ct);
        var allowed = await settings.GetAsync(tenantId, SettingCatalog.AllowedPhrases, ct);
        // The lists are the same objects until somebody changes one.
        if (byTenant.TryGetValue(tenantId, out var known) && ReferenceEquals(known.Forbidden, forbidden) && ReferenceEquals(known.Allowed, allowed))
            return known.Check;
        return (byTenant[tenantId] = (forbidden, allowed, FairHousingCheck.With(forbidden, allowed))).Check;
    }
}
