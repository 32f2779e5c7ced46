using OpsConsole.Core;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Settings;

/// <summary>Every action of both rooms as every role: the use case decides, whatever a page shows.</summary>
public sealed class SettingsAndFlagsByRoleTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly FlagRef flag = new("leads.onlookers", 0);

    private static IReadOnlyDictionary<string, Func<TestOps, Actor, Task<Error?>>> Actions { get; } = new Dictionary<string, Func<TestOps, Actor, Task<Error?>>>
    {
        ["change a setting"] = async (ops, who) => (await ops.Get<ChangeSettings>().RunAsync(SettingScope.Tenant, [new("leads.trash-days", "9", 0)], who, ct)).Error,
        ["change what all inherit"] = async (ops, who) => (await ops.Get<ChangeSettings>().RunAsync(SettingScope.Installation, [new("leads.trash-days", "9", 0)], who, ct)).Error,
        ["change a flag"] = async (ops, who) => (await ops.Get<ChangeFlag>().RunAsync(flag, new() { IsOn = false }, who, ct)).Error,
        ["approve a change"] = async (ops, who) => (await ops.Get<ApproveFlagChange>().RunAsync(flag, who, ct)).Error,
        ["decline a change"] = async (ops, who) => (await ops.Get<DeclineFlagChange>().RunAsync(flag, who, ct)).Error,
        ["stop a flag"] = async (ops, who) => (await ops.Get<StopFlag>().RunAsync(flag, "Because", who, ct)).Error,
        ["release a flag"] = async (ops, who) => (await ops.Get<ReleaseFlag>().RunAsync(flag, who, ct)).Error,
        ["give a flag to somebody"] = async (ops, who) => (await ops.Get<AssignFlag>().RunAsync(flag, null, who, ct)).Error,
    };

    [Fact]
    public async Task Only_administrators_act()
    {
        await using var ops = await TestOps.StartAsync();
        var wrong = new List<string>();
        foreach (var role in BuiltInRoles.Permissions.Keys.OrderBy(role => role == BuiltInRoles.Admin))
            foreach (var (name, act) in Actions)
                if (await act(ops, await ops.SomebodyAsync($"Walker{role} Test", role)) is NotAllowed == (role == BuiltInRoles.Admin))
                    wrong.Add($"{name} as {role}");
        foreach (var (name, act) in Actions)
            if (await act(ops, Actor.Nobody) is not NotAllowed)
                wrong.Add($"{name} as nobody");

        Assert.Empty(wrong);
    }
}
