using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Leads.Exports;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Notifications.Quiet;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Bulk;
using OpsConsole.Core.Users.Exports;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Core.Users.Markets;
using OpsConsole.Core.Views;

namespace OpsConsole.Tests.Access.Walk;

/// <summary>Input for any use case: each id is 1, each text the same, so that it is about the first row of every table.</summary>
internal static class MadeUp
{
    public const long Id = 1;
    public const string Text = "Text";
    public const string Job = "expire-leads";

    /// <summary>Names that a use case has to know before it can look at anything.</summary>
    private static readonly Dictionary<string, string> known = new()
    {
        ["list"] = ViewedList.Users,
        ["template"] = MessageCatalog.All[0].Key,
        ["system"] = OutsideSystems.All[0].Name,
        ["Name"] = FlagCatalog.All[0].Name,
        ["job"] = Job,
        ["Key"] = SettingCatalog.TwoFactorRoles.Key,
    };

    /// <summary>Where any of several kinds would do, one of them.</summary>
    private static readonly Dictionary<Type, object> chosen = new()
    {
        [typeof(BulkChange)] = new BulkDisable(Text),
        [typeof(BulkSelection)] = new PickedRows([Id]),
        [typeof(JobRef)] = new JobRef(Job, Id),
        [typeof(JobSchedule)] = new JobSchedule("0 0 3 * * ?", "UTC"),
        [typeof(LeadExportRequest)] = new LeadExportRequest(default, Filter.Everything, LeadSort.Default, LeadListColumn.Default),
        [typeof(UserExportRequest)] = new UserExportRequest(default, Filter.Everything, UserSort.Default, UserListColumn.Default),
        [typeof(Func<Preferences, Preferences>)] = (Func<Preferences, Preferences>)(own => own),
        [typeof(Func<OwnMarkets, OwnMarkets>)] = (Func<OwnMarkets, OwnMarkets>)(own => own),
        [typeof(Func<OwnQuietHours, OwnQuietHours>)] = (Func<OwnQuietHours, OwnQuietHours>)(own => own),
    };

    public static object?[] InputOf(MethodInfo method, Actor actor, CancellationToken ct) =>
    [
        .. method.GetParameters().Select(parameter => parameter.ParameterType == typeof(Actor) ? actor : parameter.ParameterType == typeof(CancellationToken) ? ct : Of(parameter.ParameterType, parameter.Name!)),
    ];

    private static object? Of(Type type, string name, int depth = 0)
    {
        if (chosen.TryGetValue(type, out var one))
            return one;
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return inner == typeof(DateTime) ? null : Of(inner, name, depth);
        return type switch
        {
            _ when type == typeof(string) => known.GetValueOrDefault(name, Text),
            _ when type == typeof(long) => Id,
            _ when type == typeof(int) => 1,
            _ when type == typeof(DateTime) => new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 12, 1),
            _ when type == typeof(Guid) => Guid.NewGuid(),
            _ when type == typeof(Uri) => new Uri("https://console.keller.test/"),
            _ when type == typeof(Stream) => new MemoryStream("a,b\n1,2\n"u8.ToArray()),
            _ when type.IsEnum || type.IsPrimitive => Activator.CreateInstance(type),
            _ when type.IsArray => Listed(type.GetElementType()!, name, depth),
            _ when depth > 4 => null,
            _ when type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) => Several(type, name, depth),
            _ when type.IsAbstract || type.IsInterface => Kinds(type).Select(kind => Of(kind, name, depth + 1)).FirstOrDefault(),
            _ => Built(type, depth),
        };
    }

    private static IEnumerable<Type> Kinds(Type type) =>
        type.Assembly.GetTypes().Where(kind => kind is { IsAbstract: false, IsClass: true } && kind.IsAssignableTo(type)).OrderBy(kind => kind.Name, StringComparer.Ordinal);

    private static object? Several(Type type, string name, int depth)
    {
        if (type.GetGenericArguments() is [var key, var value])
            return Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value));
        var only = type.GetGenericArguments()[0];
        var items = Listed(only, name, depth);
        return type.GetGenericTypeDefinition() == typeof(IReadOnlySet<>) ? Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(only), items) : items;
    }

    private static Array Listed(Type of, string name, int depth)
    {
        var items = Array.CreateInstance(of, 1);
        items.SetValue(Of(of, name, depth + 1), 0);
        return items;
    }

    private static object Built(Type type, int depth)
    {
        var constructor = type.GetConstructors().Where(way => way.GetParameters() is not [var only] || only.ParameterType != type).OrderByDescending(way => way.GetParameters().Length).FirstOrDefault();
        var built = constructor is null
            ? type.IsValueType ? Activator.CreateInstance(type)! : RuntimeHelpers.GetUninitializedObject(type)
            : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType, parameter.Name!, depth + 1))]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite && property.PropertyType == typeof(string) && property.GetValue(built) is null))
            property.SetValue(built, Text);
        return built;
    }
}
