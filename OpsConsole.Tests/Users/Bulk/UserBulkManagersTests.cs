using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Bulk;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Bulk;
using OpsConsole.Tests.Leads.Imports;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Users.Bulk;

/// <summary>Somebody is always left who may manage users, whatever bulk actions do, and however many at once.</summary>
public sealed class UserBulkManagersTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_batch_that_would_take_the_right_from_all_leaves_the_last(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var admins = await ops.AccountsAsync(4, BuiltInRoles.Admin, "Admin");
        var agents = await ops.AccountsAsync(3);
        var system = ops.TheSystem();

        var view = await ops.BulkAsync(new BulkDisable("All of them"), [.. admins, .. agents], system);
        Assert.Equal((6, 1, 0), view.Counts());
        Assert.Equal([admins[3]], await ops.ManagersAsync());
        Assert.Equal(new SomebodyMustManageUsers().Message, (await ops.BulkResultsAsync(view.Id)).Single(result => result.Outcome == BulkOutcome.LeftOut).Reason);
        Assert.Equal(6, (await ops.UndoUsersAsync(view.Id, system)).Undone);

        var taken = await ops.BulkAsync(new BulkTakeRole(await ops.RoleIdAsync(BuiltInRoles.Admin), "Admin"), admins, system);
        Assert.Equal((3, 1, 0), taken.Counts());
        Assert.Equal([admins[3]], await ops.ManagersAsync());
    }

    [Theory, OnEveryDatabase]
    public async Task An_undo_leaves_the_last_as_well(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var admins = await ops.AccountsAsync(2, BuiltInRoles.Admin, "Admin");
        var people = await ops.AccountsAsync(3, BuiltInRoles.Staff, "Staffer");
        var system = ops.TheSystem();
        var admin = await ops.RoleIdAsync(BuiltInRoles.Admin);

        var given = await ops.BulkAsync(new BulkGiveRole(admin, "Admin"), people, system);
        Assert.Equal((2, 0, 0), (await ops.BulkAsync(new BulkDisable("Gone"), admins, system)).Counts());
        var undone = await ops.UndoUsersAsync(given.Id, system);

        Assert.Equal((2, 1), (undone.Undone, undone.Kept));
        Assert.Equal([people[2]], await ops.ManagersAsync());
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_keeps_the_right_through_another_role_does_not_count_as_losing_it(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        var both = (await ops.AccountsAsync(1, BuiltInRoles.Admin, "Both"))[0];
        await ops.Get<ChangeRolePermissions>().RunAsync([new(await ops.RoleAsync(BuiltInRoles.Staff), [UserPermissions.View, UserPermissions.Manage])], iris, ct);
        await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(both), [BuiltInRoles.Admin, BuiltInRoles.Staff], iris, ct);

        var view = await ops.BulkAsync(new BulkTakeRole(await ops.RoleIdAsync(BuiltInRoles.Admin), "Admin"), [both, iris.UserId!.Value], ops.TheSystem());

        Assert.Equal((2, 0, 0), view.Counts());
        Assert.Equal([both], await ops.ManagersAsync());
    }

    /// <summary>The look of one is over when the other saves: the roles' versions make one of them look again.</summary>
    [Theory, OnEveryDatabase]
    public async Task Of_two_bulk_actions_that_shut_each_others_admin_in_the_same_moment_one_leaves_theirs(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var admins = await ops.AccountsAsync(2, BuiltInRoles.Admin, "Admin");
        var system = ops.TheSystem();
        await ops.StartedAsync(new BulkDisable("One"), [admins[0]], system);
        var first = (await ops.ClaimAsync())!;
        await ops.StartedAsync(new BulkDisable("Two"), [admins[1]], system);
        var second = (await ops.ClaimAsync())!;
        await using var slow = ops.AnotherNode(new InBetween(() => ops.Get<RunWork>().RunAsync(second, ct)).Configure);

        await slow.Get<RunWork>().RunAsync(first, ct);

        Assert.Equal([admins[0]], await ops.ManagersAsync());
    }

    [Theory, OnEveryDatabase]
    public async Task However_admins_shut_each_other_out_at_once_somebody_is_left(string provider)
    {
        foreach (var seed in Enumerable.Range(1, 3))
        {
            await using var ops = await TestOps.StartAsync(provider);
            var dice = new Random(seed);
            var ids = await ops.AccountsAsync(4, BuiltInRoles.Admin, "Admin");
            var agents = await ops.AccountsAsync(30);
            var claims = new List<WorkClaim>();
            foreach (var id in ids)
            {
                var actor = await ops.Get<AccessDirectory>().ActorAsync(id, ct);
                BulkChange change = dice.Next(2) == 0 ? new BulkDisable("Theirs") : new BulkTakeRole(await ops.RoleIdAsync(BuiltInRoles.Admin), "Admin");
                await ops.StartedAsync(change, [.. ids, .. agents.Where(_ => dice.Next(2) == 0)], actor);
                claims.Add((await ops.ClaimAsync())!);
            }

            await using var other = ops.AnotherNode();
            await Task.WhenAll(claims.Select((claim, place) => Task.Run(() => (place % 2 == 0 ? ops : other).Get<RunWork>().RunAsync(claim, ct))));

            Assert.NotEmpty(await ops.ManagersAsync());
            await using var db = ops.Open();
            foreach (var action in db.BulkActions.ToList())
                Assert.Equal(action.Chosen, action.RowsDone);
        }
    }
}
