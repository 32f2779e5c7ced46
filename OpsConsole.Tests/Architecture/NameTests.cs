using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Web.Access;
using OpsConsole.Web.Shell;

namespace OpsConsole.Tests.Architecture;

/// <summary>Every public list of names has one source, and the others say the same.</summary>
public sealed partial class NameTests
{
    private static IReadOnlyList<(string Room, string Permissions)> Rooms { get; } =
        [.. RoomRow().Matches(SourceTree.Read("docs/rooms.md")).Select(row => (row.Groups["room"].Value, row.Groups["permissions"].Value))];

    private static IEnumerable<(string Template, Type Page)> Pages =>
        typeof(AppPaths).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>().Select(route => (route.Template, type)));

    [Fact]
    public void A_permission_is_its_room_and_a_verb_and_is_there_once()
    {
        Assert.Equal(PermissionCatalog.All.Count, PermissionCatalog.AllNames.Count);
        Assert.Equal(PermissionCatalog.All.Count, PermissionCatalog.All.Select(permission => permission.Meaning).Distinct().Count());
        Assert.All(PermissionCatalog.All, permission =>
        {
            Assert.Matches("^[a-z]+\\.[a-z]+(-[a-z]+)*$", permission.Name);
            Assert.StartsWith(permission.Room.ToLowerInvariant() + ".", permission.Name, StringComparison.Ordinal);
            Assert.Contains(permission.Room, Rooms.Select(row => row.Room));
            Assert.NotEmpty(permission.Meaning);
        });
    }

    [Fact]
    public void The_catalogue_holds_every_permission_that_a_room_declares()
    {
        var declared = typeof(PermissionCatalog).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Permissions", StringComparison.Ordinal) && type is { IsAbstract: true, IsSealed: true })
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(declared.Order(), PermissionCatalog.AllNames.Order());
    }

    [Fact]
    public void Built_in_roles_hold_only_permissions_that_exist() =>
        Assert.All(BuiltInRoles.Permissions, role =>
        {
            Assert.Empty(role.Value.Except(PermissionCatalog.AllNames));
            Assert.Equal(role.Value.Count, role.Value.Distinct().Count());
        });

    [Fact]
    public void A_settings_key_starts_with_its_room() =>
        Assert.All(SettingCatalog.All.Keys, key => Assert.Contains(key.Split('.')[0], Rooms.Select(row => row.Room.ToLowerInvariant())));

    [Fact]
    public void Every_setting_that_is_declared_is_in_the_catalogue_once_and_within_its_own_bounds()
    {
        var declared = typeof(SettingCatalog).Assembly.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType.IsAssignableTo(typeof(SettingDefinition))).Select(field => (SettingDefinition)field.GetValue(null)!).ToList();

        Assert.Equal(declared.Select(setting => setting.Key).Order(), SettingCatalog.Groups.SelectMany(group => group.Settings).Select(setting => setting.Key).Order());
        Assert.All(declared, setting =>
        {
            Assert.Equal(setting.DefaultText, setting.Tidied(setting.DefaultText) is { Succeeded: true } tidied ? tidied.Value : null);
            Assert.True(setting.Key.Length <= KeptSetting.KeyLength);
            Assert.Matches("^[a-z]+\\.[a-z]+(-[a-z]+)*$", setting.Key);
            Assert.Matches("[.!]$", setting.Help);
        });
        Assert.All(SettingCatalog.Groups, group => Assert.Contains(group.Room, Rooms.Select(row => row.Room)));
        Assert.All(SettingCatalog.Groups, group => Assert.All(group.Settings, setting => Assert.StartsWith(group.Room.ToLowerInvariant() + ".", setting.Key, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_setting_is_read_somewhere()
    {
        var sources = SourceTree.Product(".cs", ".razor").Where(file => !file.Path.EndsWith("/SettingCatalog.cs", StringComparison.Ordinal)).Select(file => file.Text).ToList();
        var types = typeof(SettingCatalog).Assembly.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(field => field.FieldType.IsAssignableTo(typeof(SettingDefinition)));
        // The countdowns of types of property are read through their dictionary.
        var names = types.Select(field => $"{field.DeclaringType!.Name}.{field.Name}").Where(name => !name.StartsWith("SettingCatalog.CountdownHours", StringComparison.Ordinal));

        Assert.DoesNotContain(names, name => sources.TrueForAll(text => !text.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_flag_is_declared_once_and_asked_for_somewhere()
    {
        var declared = typeof(FlagCatalog).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(FlagDefinition)).ToList();
        var sources = SourceTree.Product(".cs", ".razor").Where(file => !file.Path.EndsWith("/FlagCatalog.cs", StringComparison.Ordinal) && !file.Path.EndsWith("/FlagGate.razor", StringComparison.Ordinal)).Select(file => file.Text).ToList();

        Assert.Equal(declared.Select(field => ((FlagDefinition)field.GetValue(null)!).Name).Order(), FlagCatalog.All.Select(flag => flag.Name).Order());
        Assert.All(FlagCatalog.All, flag => Assert.Matches("^[a-z]+\\.[a-z]+(-[a-z]+)*$", flag.Name));
        Assert.All(FlagCatalog.All, flag => Assert.All(flag.Variants, variant => Assert.Matches("^[a-z-]+$", variant)));
        Assert.Empty(declared.Where(field => sources.TrueForAll(text => !text.Contains($"FlagCatalog.{field.Name}", StringComparison.Ordinal))).Select(field => field.Name));
    }

    [Fact]
    public void The_rooms_page_names_every_permission_and_none_besides()
    {
        var named = Rooms.SelectMany(row => PermissionName().Matches(row.Permissions).Select(match => match.Groups["name"].Value));

        Assert.Equal(PermissionCatalog.AllNames.Order(), named.Order());
    }

    [Fact]
    public void Every_address_in_AppPaths_is_a_page()
    {
        // Sent to by a form or a script; there is nothing to look at.
        string[] endpoints = [AppPaths.SignOut, AppPaths.ImportUpload, AppPaths.ImportTemplate, AppPaths.Search, AppPaths.PasswordCheck];
        var addresses = typeof(AppPaths).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.NotEmpty(addresses);
        Assert.Equal(endpoints.Order(), addresses.Except(Pages.Select(page => page.Template)).Order());
    }

    [Fact]
    public void Every_entry_of_the_navigation_leads_to_a_page_that_asks_for_its_permission()
    {
        var pages = Pages.ToDictionary(page => page.Template, page => page.Page.GetCustomAttributes<RequirePermissionAttribute>().Select(asked => asked.Permission));

        Assert.All(Navigation.All, entry => Assert.Contains(entry.Permission, pages[entry.Path]));
    }

    [GeneratedRegex(@"^\| (?<room>[A-Z]\w+) \|[^|]*\|[^|]*\|(?<permissions>[^|]*)\|\s*$", RegexOptions.Multiline)]
    private static partial Regex RoomRow();

    [GeneratedRegex("`(?<name>[a-z]+\\.[a-z-]+)`")]
    private static partial Regex PermissionName();
}
