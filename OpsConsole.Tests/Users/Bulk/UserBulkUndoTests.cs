using OpsConsole.Core.Bulk;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Bulk;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Bulk;
using OpsConsole.Tests.Leads.Imports;

namespace OpsConsole.Tests.Users.Bulk;

public sealed class UserBulkUndoTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    /// <summary>
    /// Accounts in any state, any change for any of them, a colleague at work before, during and after: every account that was changed and that
    /// nobody touched since is as before, and every other one as the colleague left it.
    /// </summary>
    [Theory, MemberData(nameof(KindsAndSeeds))]
    public async Task Do_then_undo_equals_before_except_what_others_changed(string kind, int seed)
    {
        await using var ops = await TestOps.StartAsync();
        var (iris, ivo) = (await ops.IrisAsync(), await ops.SomebodyAsync("Ivo Admin", BuiltInRoles.Admin));
        var dice = new Random(seed);
        var ids = await ops.AccountsAsync(30 + dice.Next(40));
        var touched = new HashSet<long>();
        foreach (var id in ids.Where(_ => dice.Next(3) == 0))
            await TouchAsync(id);
        var chosen = ids.Where(_ => dice.Next(3) > 0).ToList();
        var before = await FactsAsync();
        ops.Time.Advance(TimeSpan.FromMinutes(1));
        var staff = await ops.RoleIdAsync(BuiltInRoles.Staff);
        UserBulkChange change = kind switch
        {
            BulkDisable.Name => new BulkDisable("Why"),
            BulkEnable.Name => new BulkEnable("Why"),
            BulkGiveRole.Name => new BulkGiveRole(staff, "Staff"),
            _ => new BulkTakeRole(staff, "Staff"),
        };
        var actionId = await ops.StartedAsync(change, chosen, iris);
        touched.Clear();
        foreach (var id in chosen.Where(_ => dice.Next(10) == 0))
            await TouchAsync(id);
        await ops.RunQueueAsync();
        foreach (var id in chosen.Where(_ => dice.Next(6) == 0))
            await TouchAsync(id);
        foreach (var id in chosen.Where(_ => dice.Next(4) == 0))
            await ops.SignsInAsync(id);
        var left = await FactsAsync();

        await ops.UndoUsersAsync(actionId, iris);

        var results = (await ops.BulkResultsAsync(actionId)).ToDictionary(result => result.RowId);
        Assert.Equal(chosen.Order(), results.Keys.Order());
        var after = await FactsAsync();
        foreach (var id in ids)
        {
            Assert.Equal(touched.Contains(id) ? left[id] : before[id], after[id]);
            if (results.TryGetValue(id, out var result) && result.Outcome == BulkOutcome.Done)
                Assert.Equal(touched.Contains(id) ? BulkUndoOutcome.Kept : BulkUndoOutcome.Undone, result.Undo);
        }

        Assert.True(results.Values.Any(result => result.Undo == BulkUndoOutcome.Undone), "Nothing was undone: the test says nothing.");
        Assert.Equal([iris.UserId, ivo.UserId], (await ops.ManagersAsync()).Order().Select(id => (long?)id));

        async Task TouchAsync(long id)
        {
            ops.Time.Advance(TimeSpan.FromSeconds(1));
            var user = (await ops.UsersAsync())[id];
            var changed = dice.Next(2) == 0
                ? user.IsDisabled ? await ops.Get<EnableUser>().RunAsync(id, "By hand", ivo, ct) : await ops.Get<DisableUser>().RunAsync(id, "By hand", ivo, ct)
                : await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(id), user.Memberships.Any(held => held.Role.Name == "Staff") ? ["Agent"] : ["Agent", "Staff"], ivo, ct);
            Assert.True(changed.Succeeded);
            touched.Add(id);
        }

        async Task<Dictionary<long, string>> FactsAsync() => (await ops.UsersAsync()).ToDictionary(
            user => user.Key, user => $"{user.Value.IsDisabled} {user.Value.InactiveSinceUtc} {string.Join(',', user.Value.Memberships.Select(held => held.Role.Name).Order(StringComparer.Ordinal))}");
    }

    public static TheoryData<string, int> KindsAndSeeds =>
        [.. new[] { BulkDisable.Name, BulkEnable.Name, BulkGiveRole.Name, BulkTakeRole.Name }.SelectMany(kind => new[] { 1, 2 }.Select(seed => (kind, seed)))];
}
