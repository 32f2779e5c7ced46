using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users.Roles;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using Quartz;

namespace OpsConsole.Tests.Access.Walk;

/// <summary>
/// Walks every use case in which somebody acts: as every role, as a role that may do nothing, as another firm and as another person, over a
/// firm with a row in every table. What each needs is found by trying and compared with the written table.
/// </summary>
public sealed class UseCaseWalkTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    private static readonly IReadOnlyList<(Type Type, MethodInfo Run)> useCases =
    [
        .. typeof(Actor).Assembly.GetTypes().Where(type => type is { IsPublic: true, IsClass: true, IsAbstract: false } && !type.IsAssignableTo(typeof(IWorkHandler)))
            .Select(type => (type, Run: type.GetMethod("RunAsync", BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)!))
            .Where(useCase => useCase.Run?.GetParameters().Any(parameter => parameter.ParameterType == typeof(Actor)) == true)
            .OrderBy(useCase => useCase.type.Name, StringComparer.Ordinal),
    ];

    [Fact]
    public async Task Every_use_case_lets_those_do_it_who_may_and_nobody_else()
    {
        await using var host = await StartAsync();
        await using var rows = await OneRowOfEach.MakeAsync(host);
        Assert.True(rows.Filled > 60, $"{rows.Filled} tables");
        var somebody = await host.SomebodyAsync("Nora Nobody", await RoleWithNothingAsync(host));
        Assert.Empty(somebody.Permissions);

        // First what is refused, over what nobody has touched yet.
        var wrong = new List<string>();
        var (before, commits) = (rows.Fingerprint(), rows.Commits);
        foreach (var role in BuiltInRoles.Permissions.Keys.Prepend(""))
        {
            var who = role.Length == 0 ? somebody : await host.SomebodyAsync($"Walker{role} Test", role);
            (before, commits) = (rows.Fingerprint(), rows.Commits);
            foreach (var (type, run) in useCases)
            {
                if (WhoMayRun.Holds(type.Name, who.Permissions))
                    continue;
                var answer = await AnswerAsync(host, type, run, who);
                if (answer is not NotAllowed)
                    wrong.Add($"{type.Name} as {(role.Length == 0 ? "somebody without a right" : role)}: {Word(answer)}");
                if (rows.Commits != commits)
                    wrong.Add($"{type.Name} as {role} wrote something");
                commits = rows.Commits;
            }

            if (rows.Fingerprint() != before)
                wrong.Add($"Something of the firm changed while {role} was refused");
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        var observed = new List<string>();
        foreach (var (type, run) in useCases)
            observed.Add($"{type.Name}: {await NeedsAsync(host, type, run, somebody)}");
        Assert.True(WhoMayRun.Lines.SequenceEqual(observed), Difference(WhoMayRun.Lines, observed));
    }

    [Fact]
    public async Task No_use_case_reaches_into_another_firm()
    {
        await using var host = await StartAsync();
        await using var rows = await OneRowOfEach.MakeAsync(host);
        var delta = await host.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        var dora = await host.SomebodyAsync("Dora Delta", BuiltInRoles.Admin, delta) with { Permissions = PermissionCatalog.AllNames };
        var (before, commits) = (rows.Fingerprint(), rows.Commits);
        var wrong = new List<string>();
        var unfound = new List<string>();
        foreach (var (type, run) in useCases)
        {
            var answer = await AnswerAsync(host, type, run, dora);
            // Names of people and what they did are the firm's own.
            if (answer is ChangedBySomeoneElse { Who: not ("Dora Delta" or "Somebody") })
                wrong.Add($"{type.Name}: {Word(answer)}");
            if (rows.Commits != commits && rows.Fingerprint() is var now && now != before)
            {
                wrong.Add($"{type.Name} changed something of the other firm");
                before = now;
            }

            commits = rows.Commits;
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));

        // The same input does find something where it belongs, or all of this would say nothing.
        var anna = new Actor(host.TenantId, MadeUp.Id, MadeUp.Text, PermissionCatalog.AllNames);
        foreach (var (type, run) in useCases)
            if (await AnswerAsync(host, type, run, anna) is NotFound)
                unfound.Add(type.Name);
        Assert.True(WhoMayRun.FindNothing.SequenceEqual(unfound), Difference(WhoMayRun.FindNothing, unfound));
    }

    [Fact]
    public async Task What_is_somebodys_own_is_refused_to_the_other_person()
    {
        await using var host = await StartAsync();
        await using var rows = await OneRowOfEach.MakeAsync(host);
        var somebody = await host.SomebodyAsync("Nora Nobody", await RoleWithNothingAsync(host));
        var (before, commits) = (rows.Fingerprint(MadeUp.Id), rows.Commits);
        var wrong = new List<string>();
        foreach (var (type, run) in useCases.Where(useCase => WhoMayRun.IsOfOnesOwn(useCase.Type.Name)))
        {
            var answer = await AnswerAsync(host, type, run, somebody with { Permissions = [.. WhoMayRun.NeededBy(type.Name)] });
            if (WhoMayRun.OthersAreRefused.Contains(type.Name) && answer is not Error)
                wrong.Add($"{type.Name}: {Word(answer)}");
            if (rows.Commits != commits && rows.Fingerprint(MadeUp.Id) is var now && now != before)
            {
                wrong.Add($"{type.Name} changed something of the other person");
                before = now;
            }

            commits = rows.Commits;
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    /// <summary>The rights that let somebody past every refusal, as they are asked for one after the other, or another that does instead.</summary>
    private static async Task<string> NeedsAsync(TestHost host, Type type, MethodInfo run, Actor somebody)
    {
        var held = new List<string>();
        while (await AnswerAsync(host, type, run, somebody with { Permissions = [.. held] }) is NotAllowed lacking && !held.Contains(lacking.Permission))
            held.Add(lacking.Permission);
        if (held.Count == 0)
            return WhoMayRun.Anybody;
        var instead = new List<string>();
        // What is asked for last of several that would do is what a refusal names.
        foreach (var other in PermissionCatalog.AllNames.Except(held).Where(name => PermissionCatalog.IsOfOnesOwn(name) || held.Any(PermissionCatalog.IsOfOnesOwn)).Order(StringComparer.Ordinal))
            if (await AnswerAsync(host, type, run, somebody with { Permissions = [other] }) is not NotAllowed)
                instead.Add(other);
        return string.Join(" or ", instead.Prepend(string.Join(" and ", held)));
    }

    /// <summary>The error, the exception, or null for what went through.</summary>
    private static async Task<object?> AnswerAsync(TestHost host, Type type, MethodInfo run, Actor who)
    {
        var (useCase, input) = (host.Services.GetRequiredService(type), MadeUp.InputOf(run, who, ct));
        try
        {
            var task = (Task)run.Invoke(useCase, input)!;
            await task;
            return task.GetType().GetProperty("Result")?.GetValue(task) is { } result ? result.GetType().GetProperty("Error")?.GetValue(result) : null;
        }
        catch (Exception failure)
        {
            return failure is TargetInvocationException { InnerException: { } inner } ? inner : failure;
        }
    }

    /// <summary>The whole product, whose loops stand still: whatever is written is written by what the walk calls.</summary>
    private static async Task<TestHost> StartAsync()
    {
        var host = await TestHost.StartAsync(configure: services => services.WithoutWork());
        await (await host.Get<ISchedulerFactory>().GetScheduler(ct)).Standby(ct);
        return host;
    }

    private static async Task<string> RoleWithNothingAsync(TestHost host)
    {
        var made = await host.Get<MakeRole>().RunAsync(new("Nothing"), null, Actor.System(host.TenantId, "Test"), ct);
        Assert.True(made.Succeeded);
        return "Nothing";
    }

    private static string Difference(IEnumerable<string> written, IReadOnlyList<string> found) =>
        string.Join(Environment.NewLine, [.. found.Except(written).Select(line => $"+ {line}"), .. written.Except(found).Select(line => $"- {line}"), "In this order:", .. found]);

    private static string Word(object? answer) => answer switch { null => "went through", Exception failure => $"{failure.GetType().Name}: {failure.Message}", _ => answer.GetType().Name };
}
