using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads;

/// <summary>How long a tenant's leads can be bought: each type of property has its own length, or that of all leads.</summary>
internal sealed record Countdowns(int Hours, IReadOnlyDictionary<PropertyType, int> HoursByType)
{
    public int HoursOf(Lead lead) => HoursByType.GetValueOrDefault(lead.PropertyType, Hours);

    public TimeSpan Of(Lead lead) => TimeSpan.FromHours(HoursOf(lead));
}

internal static class CountdownSettings
{
    public static async ValueTask<Countdowns> CountdownsAsync(this TenantSettings settings, long tenantId, CancellationToken ct)
    {
        var own = new Dictionary<PropertyType, int>();
        foreach (var (type, setting) in SettingCatalog.CountdownHoursByType)
            if (await settings.GetAsync(tenantId, setting, ct) is > 0 and var hours)
                own[type] = hours;
        return new Countdowns(await settings.GetAsync(tenantId, SettingCatalog.CountdownHours, ct), own);
    }
}
