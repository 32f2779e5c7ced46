using System.Collections.Frozen;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Security;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tasks;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Users;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Permissions;

/// <summary>Every permission there is. Rooms declare theirs; nothing else may be granted or asked for.</summary>
public static class PermissionCatalog
{
    public static IReadOnlyList<Permission> All { get; } =
    [
        .. LeadPermissions.All, .. PartnerPermissions.All, .. OpportunityPermissions.All, .. TaskPermissions.All, .. UserPermissions.All, .. SecurityPermissions.All, .. ActivityPermissions.All, .. SettingPermissions.All, .. FlagPermissions.All,
        .. WorkPermissions.All, .. JobPermissions.All, .. IntegrationPermissions.All, .. MessagePermissions.All, .. TemplatePermissions.All,
    ];

    public static FrozenSet<string> AllNames { get; } = All.Select(permission => permission.Name).ToFrozenSet();

    /// <summary>What counts only for people of the tenant that runs the installation, whatever roles say elsewhere (decision 0113).</summary>
    public static FrozenSet<string> OfTheOperator { get; } = FrozenSet.ToFrozenSet([SettingPermissions.Operate]);

    /// <summary>Whether a permission lets people see things and do nothing.</summary>
    public static bool OnlyShows(string name) => name.EndsWith(".view", StringComparison.Ordinal);

    /// <summary>Whether a permission is about the holder's own things in the portal: its pages show them, its use cases change them.</summary>
    public static bool IsOfOnesOwn(string name) => name.EndsWith("-own", StringComparison.Ordinal);

    private static readonly FrozenDictionary<string, Permission> byName = All.ToFrozenDictionary(permission => permission.Name);

    /// <exception cref="KeyNotFoundException">No room declares that permission: a programming error.</exception>
    public static string MeaningOf(string name) => byName[name].Meaning;
}
