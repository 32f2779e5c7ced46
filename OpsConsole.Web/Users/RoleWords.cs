using System.Globalization;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Roles;

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

    /// <summary>"Ana Duarte, Bo Lind and 3 others".</summary>
    public static string Named(IReadOnlyList<string> names, int all)
    {
        var others = all - names.Count;
        string[] words = others > 0 ? [.. names, others == 1 ? "one more" : string.Create(CultureInfo.InvariantCulture, $"{others:N0} others")] : [.. names];
        return words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
    }

    public static string Views(int count) => count == 1 ? "1 saved view of users" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} saved views of users");

    /// <summary>"the flag Photos", "the flags Photos and Look-ups".</summary>
    public static string Flags(IReadOnlyList<FlagOfRole> flags) =>
        flags.Count == 1 ? $"the flag “{flags[0].Label}”" : $"the flags {Named([.. flags.Select(flag => $"“{flag.Label}”")], flags.Count)}";

    public static string MeaningOf(string permission) => PermissionCatalog.MeaningOf(permission);
}
