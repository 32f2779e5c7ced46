using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users.Viewing;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users;

/// <summary>Walks every use case in which somebody acts, as somebody who only looks: all refuse by name, before they look at what they are given.</summary>
public sealed class LookingChangesNothingTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    /// <summary>Use cases that somebody who looks may carry out, each with its reason.</summary>
    private static readonly Dictionary<string, string> allowed = new()
    {
        [nameof(EndViewingAs)] = "brings them back",
        ["SignOut"] = "is carried out as the person themselves; see SigningOut",
        ["PreviewTakeBack"] = "changes nothing",
        ["PreviewBulk"] = "changes nothing",
        ["PreviewBulkUndo"] = "changes nothing",
        ["WorkItemQuery"] = "changes nothing",
    };

    [Fact]
    public async Task Every_use_case_refuses_whoever_only_looks()
    {
        await using var host = await TestHost.StartAsync();
        var sam = await host.SamAsync();
        // Even were the person somebody who may do everything.
        var looking = new Actor(host.TenantId, sam.UserId, sam.Name, PermissionCatalog.AllNames).AsSeenBy(new Viewer(1, "Iris Admin", DateTime.MaxValue));
        var cases = typeof(Actor).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsSealed: true, IsPublic: true } && type.GetMethod("RunAsync", BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)?.GetParameters().Any(parameter => parameter.ParameterType == typeof(Actor)) == true)
            .ToList();
        var wrong = new List<string>();
        await using var db = host.Open();
        var before = (await db.Activity.CountAsync(ct), await db.WorkItems.CountAsync(ct));

        foreach (var type in cases.Where(type => !allowed.ContainsKey(type.Name)))
            if (await ErrorOfAsync(host, type, looking) is var answer && answer != nameof(OnlyLooking))
                wrong.Add($"{type.Name}: {answer}");

        Assert.True(cases.Count > 80, $"{cases.Count} use cases");
        Assert.Empty(allowed.Keys.Except(cases.Select(type => type.Name)));
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.Equal(before, (await db.Activity.CountAsync(ct), await db.WorkItems.CountAsync(ct)));
    }

    [Fact]
    public async Task What_a_use_case_forgot_is_stopped_at_the_save()
    {
        await using var ops = await TestOps.StartAsync();
        var sam = await ops.SamAsync();
        await using var db = ops.Dbs.Open(sam.AsSeenBy(new Viewer(1, "Iris Admin", DateTime.MaxValue)));
        (await db.Users.FirstAsync(user => user.Id == sam.UserId, ct)).DisplayName = "Somebody else";
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(ct));
    }

    private static async Task<string> ErrorOfAsync(TestHost host, Type type, Actor looking)
    {
        var useCase = host.Services.GetRequiredService(type);
        var method = type.GetMethod("RunAsync", BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)!;
        try
        {
            var task = (Task)method.Invoke(useCase, [.. method.GetParameters().Select(parameter => Given(parameter.ParameterType, looking))])!;
            await task;
            var result = task.GetType().GetProperty("Result")?.GetValue(task);
            return result?.GetType().GetProperty("Error")?.GetValue(result)?.GetType().Name ?? "went through";
        }
        catch (Exception failure)
        {
            return (failure is TargetInvocationException { InnerException: { } inner } ? inner : failure).GetType().Name;
        }
    }

    private static object? Given(Type type, Actor looking) => type switch
    {
        _ when type == typeof(Actor) => looking,
        _ when type == typeof(string) => "Text",
        _ when type == typeof(Uri) => new Uri("https://console.keller.test/"),
        _ when type.IsValueType => Activator.CreateInstance(type),
        _ when type.IsArray => Array.CreateInstance(type.GetElementType()!, 0),
        _ when type.IsGenericType && type.IsInterface && type.IsAssignableTo(typeof(IEnumerable)) => Activator.CreateInstance(Listed(type)),
        _ when type.IsAbstract || type.IsInterface || type.IsAssignableTo(typeof(Delegate)) => null,
        _ => RuntimeHelpers.GetUninitializedObject(type),
    };

    private static Type Listed(Type type) => type.GetGenericArguments() switch
    {
        [var key, var value] => typeof(Dictionary<,>).MakeGenericType(key, value),
        [var only] when type.GetGenericTypeDefinition() == typeof(IReadOnlySet<>) => typeof(HashSet<>).MakeGenericType(only),
        var items => typeof(List<>).MakeGenericType(items),
    };
}
