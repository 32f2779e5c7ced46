using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Users.Registering;

/// <summary>What a firm lets strangers do.</summary>
public enum RegistrationRule
{
    Closed,

    /// <summary>Somebody who manages users decides.</summary>
    Approved,

    Open,
}

public static class RegistrationRules
{
    public static async Task<RegistrationRule> RegistrationRuleAsync(this TenantSettings settings, long tenantId, RegistrationKind kind, CancellationToken ct) => await settings.GetAsync(tenantId, kind switch
    {
        RegistrationKind.Agent => SettingCatalog.RegistrationOfAgents,
        RegistrationKind.Buyer => SettingCatalog.RegistrationOfBuyers,
        _ => SettingCatalog.RegistrationOfPartners,
    }, ct);

    internal static string RoleOf(RegistrationKind kind) => kind switch
    {
        RegistrationKind.Agent => BuiltInRoles.Agent,
        RegistrationKind.Buyer => BuiltInRoles.Buyer,
        _ => BuiltInRoles.Partner,
    };
}
