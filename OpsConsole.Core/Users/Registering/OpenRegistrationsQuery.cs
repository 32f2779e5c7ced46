using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.Registering;

/// <summary>Who may register with the firm that runs the installation, and how short a password may be there.</summary>
public sealed record OpenRegistrations(IReadOnlyDictionary<RegistrationKind, RegistrationRule> Rules, int PasswordLength)
{
    public IEnumerable<RegistrationKind> Kinds => Rules.Where(rule => rule.Value != RegistrationRule.Closed).Select(rule => rule.Key).Order();
}

public sealed class OpenRegistrationsQuery(OpsDbs dbs, TenantSettings settings)
{
    public async Task<OpenRegistrations> LoadAsync(CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var tenantId = await db.OperatorTenantIdAsync(ct);
        var rules = new Dictionary<RegistrationKind, RegistrationRule>();
        foreach (var kind in Enum.GetValues<RegistrationKind>())
            rules[kind] = tenantId == 0 ? RegistrationRule.Closed : await settings.RegistrationRuleAsync(tenantId, kind, ct);
        return new OpenRegistrations(rules, await settings.GetAsync(tenantId, SettingCatalog.PasswordLength, ct));
    }
}
