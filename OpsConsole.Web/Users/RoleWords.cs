using System.Globalization;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;

namespace OpsConsole.Web.Users;

internal static class RoleWords
{
    public static string Changes(int count) => count == 1 ? "1 change" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} changes");

    public static string People(int count) => count switch { 0 => "nobody", 1 => "1 person", _ => string.Create(CultureInfo.InvariantCulture, $"{count:N0} people") };

    /// <summary>"Ana Duarte and Bo Lind lose it", "nobody gets it: …".</summary>
    public static string Of(PermissionOutlook outlook)
    {
        var verb = outlook.IsGiven ? "get" : "lose";
        if (outlook.People == 0)
            return outlook.IsGiven ? "Nobody gets it who does not have it already." : "Nobody loses it: all keep it through another role.";
        var others = outlook.People - outlook.Names.Count;
        string[] names = others > 0 ? [.. outlook.Names, $"{People(others).Replace("people", "others", StringComparison.Ordinal).Replace("1 person", "one more", StringComparison.Ordinal)}"] : [.. outlook.Names];
        return names.Length == 1 ? $"{names[0]} {verb}s it." : $"{string.Join(", ", names[..^1])} and {names[^1]} {verb} it.";
    }

    public static string MeaningOf(string permission) => PermissionCatalog.MeaningOf(permission);
}
