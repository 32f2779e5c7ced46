using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Bulk;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Bulk;
using OpsConsole.Tests.Leads.Imports;

namespace OpsConsole.Tests.Users.Bulk;

public sealed class UserBulkTests
{
    private const string Why = "Left the firm";

    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Accounts_are_shut_with_their_sign_ins_and_opened_again_but_for_those_that_somebody_changed_since(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, ivo) = (await ops.IrisAsync(), await ops.SomebodyAsync("Ivo Admin", BuiltInRoles.Admin));
        var ids = await ops.AccountsAsync(30, signIns: 2);
        await ops.Get<DisableUser>().RunAsync(ids[0], "Earlier", iris, ct);

        var view = await ops.BulkAsync(new BulkDisable(Why), [.. ids, iris.UserId!.Value], iris);

        Assert.Equal((29, 2, 0), view.Counts());
        var left = (await ops.BulkResultsAsync(view.Id)).Where(result => result.Outcome == BulkOutcome.LeftOut).ToDictionary(result => result.RowId, result => result.Reason);
        Assert.Equal((new AlreadyDisabled("Agent 1").Message, new ThatIsYou().Message), (left[ids[0]], left[iris.UserId.Value]));
        var shut = await ops.UsersAsync();
        Assert.All(ids, id => Assert.True(shut[id].IsDisabled));
        Assert.Equal(["user.disabled"], await ops.ActionsAsync("user", ids[7]));
        await using (var db = ops.Open())
        {
            Assert.Equal((0, 29 * 2), (await db.UserSessions.CountAsync(session => session.EndedAtUtc == null, ct), await db.UserSessions.CountAsync(session => session.EndedBy == "Iris Admin" && session.UserId != ids[0], ct)));
            Assert.Equal($$"""{"reason":"{{Why}}","bulk":{{view.Id}}}""", (await db.Activity.SingleAsync(entry => entry.Action == "user.disabled" && entry.SubjectId == ids[7], ct)).Particulars);
        }

        // Opened and shut again by somebody, with other roles, or merely seen in between.
        ops.Time.Advance(TimeSpan.FromHours(1));
        await ops.Get<EnableUser>().RunAsync(ids[3], "By mistake", ivo, ct);
        await ops.Get<DisableUser>().RunAsync(ids[3], "After all", ivo, ct);
        await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(ids[4]), [BuiltInRoles.Staff], ivo, ct);
        await ops.SignsInAsync(ids[5]);
        var preview = (await ops.Get<PreviewBulkUndo>().RunAsync(view.Id, iris, ct)).Value;
        var undone = await ops.UndoUsersAsync(view.Id, iris);

        Assert.Equal((27, 2), (undone.Undone, undone.Kept));
        Assert.Equal((27, "Changed by somebody since", 2), (preview.Ready, preview.Kept.Single().Reason, preview.Kept.Single().Count));
        var users = await ops.UsersAsync();
        Assert.Equal([ids[0], ids[3], ids[4]], ids.Where(id => users[id].IsDisabled));
        Assert.Equal("Ivo Admin disabled this account in the meantime; it stays as they left it.", (await ops.BulkResultsAsync(view.Id)).Single(result => result.RowId == ids[3]).UndoReason);
    }

    [Theory, OnEveryDatabase]
    public async Task Accounts_are_opened_and_an_undo_shuts_them_as_they_were(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        var ids = await ops.AccountsAsync(4);
        await ops.Get<DisableUser>().RunAsync(ids[0], Why, iris, ct);
        var since = ops.Time.NowUtc.AddDays(-3);
        await using (var db = ops.Open())
            await db.Users.Where(user => user.Id == ids[1]).ExecuteUpdateAsync(set => set
                .SetProperty(user => user.IsDisabled, true).SetProperty(user => user.InactiveSinceUtc, since).SetProperty(user => user.Revision, user => user.Revision + 1), ct);

        var view = await ops.BulkAsync(new BulkEnable("Season starts"), ids, iris);
        Assert.Equal((2, 2, 0), view.Counts());
        Assert.Null((await ops.UserAsync(ids[1])).InactiveSinceUtc);

        Assert.Equal(2, (await ops.UndoUsersAsync(view.Id, iris)).Undone);
        Assert.Equal((true, null), ((await ops.UserAsync(ids[0])).IsDisabled, (await ops.UserAsync(ids[0])).InactiveSinceUtc));
        Assert.Equal((true, since), ((await ops.UserAsync(ids[1])).IsDisabled, (await ops.UserAsync(ids[1])).InactiveSinceUtc));
        Assert.False((await ops.UserAsync(ids[2])).IsDisabled);
    }

    [Theory, OnEveryDatabase]
    public async Task A_role_is_given_and_taken_and_the_others_stay(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, sam) = (await ops.IrisAsync(), await ops.SamAsync());
        var ids = await ops.AccountsAsync(27);
        var staff = await ops.RoleIdAsync(BuiltInRoles.Staff);

        var given = await ops.BulkAsync(new BulkGiveRole(staff, "Staff"), [.. ids, sam.UserId!.Value, iris.UserId!.Value], iris);
        Assert.Equal((27, 2, 0), given.Counts());
        Assert.Equal(["Agent", "Staff"], await ops.RolesOfAsync(ids[26]));
        Assert.True((await ops.Get<AccessDirectory>().ActorAsync(ids[2], ct)).May(UserPermissions.View));

        await ops.SignsInAsync(ids[1]);
        await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(ids[2]), [BuiltInRoles.Staff], iris, ct);
        var back = await ops.UndoUsersAsync(given.Id, iris);
        Assert.Equal((26, 1), (back.Undone, back.Kept));
        Assert.Equal(["Agent"], await ops.RolesOfAsync(ids[1]));
        Assert.Equal(["Staff"], await ops.RolesOfAsync(ids[2]));
        Assert.Equal(["Staff"], await ops.RolesOfAsync(sam.UserId.Value));

        var taken = await ops.BulkAsync(new BulkTakeRole(staff, "Staff"), [ids[0], ids[2], sam.UserId.Value], iris);
        Assert.Equal((2, 1, 0), taken.Counts());
        Assert.Empty(await ops.RolesOfAsync(ids[2]));
        Assert.Equal(2, (await ops.UndoUsersAsync(taken.Id, iris)).Undone);
        Assert.Equal(["Staff"], await ops.RolesOfAsync(ids[2]));
        Assert.Equal(["user.roles-changed", "user.roles-changed"], await ops.ActionsAsync("user", ids[1]));
    }

    [Theory, OnEveryDatabase]
    public async Task Locks_and_sign_ins_end_for_good(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        var ids = await ops.AccountsAsync(6, signIns: 1);
        await ops.LockAsync(ids[0]);
        await ops.LockAsync(ids[1]);

        var unlocked = await ops.BulkAsync(new BulkUnlock(), ids, iris);
        Assert.Equal((2, 4, 0), unlocked.Counts());
        Assert.Null((await ops.UserAsync(ids[0])).LockoutEnd);

        var ended = await ops.BulkAsync(new BulkEndSignIns(), ids, iris);
        Assert.Equal((6, 0, 0), ended.Counts());
        Assert.Equal((0, 6, 0), (await ops.BulkAsync(new BulkEndSignIns(), ids, iris)).Counts());
        Assert.Empty((await ops.Get<AccessDirectory>().FindAsync(ids[3], ct))!.Sessions);
        foreach (var id in new[] { unlocked.Id, ended.Id })
        {
            Assert.IsType<BulkCannotBeUndone>((await ops.Get<UndoBulk>().RunAsync(id, iris, ct)).Error);
            Assert.IsType<BulkCannotBeUndone>((await ops.Get<PreviewBulkUndo>().RunAsync(id, iris, ct)).Error);
        }
    }

    [Fact]
    public async Task The_dry_run_says_what_it_brings_and_who_is_left_out_and_changes_nothing()
    {
        await using var ops = await TestOps.StartAsync();
        var iris = await ops.IrisAsync();
        var ids = await ops.AccountsAsync(12, signIns: 1);
        var ivo = await ops.SomebodyAsync("Ivo Admin", BuiltInRoles.Admin);
        await ops.Get<DisableUser>().RunAsync(ids[0], Why, iris, ct);

        var preview = (await ops.Get<PreviewBulk>().RunAsync(new BulkDisable(""), new PickedRows([.. ids, ivo.UserId!.Value, iris.UserId!.Value, 9_999]), iris, ct)).Value;

        Assert.Equal((15, 12), (preview.Chosen, preview.Ready));
        Assert.Equal(["Disabled already", "Not here any more", "That is you"], preview.LeftOut.Select(group => group.Reason).Order(StringComparer.Ordinal));
        Assert.Equal("Iris Admin", preview.LeftOut.Single(group => group.Reason == "That is you").First.Single().Name);
        Assert.Equal(["11 open sign-ins end at once.", "1 of them manages users and stops doing so."], preview.Effects);
        var taking = (await ops.Get<PreviewBulk>().RunAsync(new BulkTakeRole(await ops.RoleIdAsync(BuiltInRoles.Agent), "Agent"), new MatchingRows("role:Agent"), iris, ct)).Value;
        Assert.Equal((12, "12 of them have no role left."), (taking.Ready, taking.Effects.Single()));
        Assert.False((await ops.UserAsync(ids[5])).IsDisabled);
        await using var db = ops.Open();
        Assert.False(await db.BulkActions.AnyAsync(ct));
    }

    [Fact]
    public async Task Whoever_lacks_either_permission_can_do_nothing_and_reasons_and_roles_are_asked_for()
    {
        await using var ops = await TestOps.StartAsync();
        var (iris, sam) = (await ops.IrisAsync(), await ops.SamAsync());
        var ids = await ops.AccountsAsync(2);
        var action = await ops.BulkAsync(new BulkDisable(Why), ids, iris);
        var withoutBulk = iris with { Permissions = [.. iris.Permissions.Except([UserPermissions.Bulk])] };
        var withoutManage = iris with { Permissions = [.. iris.Permissions.Except([UserPermissions.Manage])] };

        foreach (var (who, lacking) in new[] { (sam, UserPermissions.Manage), (withoutBulk, UserPermissions.Bulk), (withoutManage, UserPermissions.Manage) })
            foreach (var refusal in new[]
            {
                (await ops.Get<PreviewBulk>().RunAsync(new BulkDisable(Why), new PickedRows(ids), who, ct)).Error,
                (await ops.StartAsync(new BulkDisable(Why), ids, who)).Error,
                (await ops.Get<RetryBulk>().RunAsync(action.Id, who, ct)).Error,
                (await ops.Get<StopBulk>().RunAsync(action.Id, who, ct)).Error,
                (await ops.Get<UndoBulk>().RunAsync(action.Id, who, ct)).Error,
                (await ops.Get<PreviewBulkUndo>().RunAsync(action.Id, who, ct)).Error,
            })
                Assert.Equal(lacking, Assert.IsType<NotAllowed>(refusal).Permission);

        Assert.IsType<StatusNeedsAReason>((await ops.StartAsync(new BulkDisable("  "), ids, iris)).Error);
        Assert.IsType<StatusReasonIsTooLong>((await ops.StartAsync(new BulkEnable(new string('x', User.ReasonLength + 1)), ids, iris)).Error);
        Assert.IsType<RoleIsUnknown>((await ops.StartAsync(new BulkGiveRole(999, "King"), ids, iris)).Error);
        Assert.Equal(new NothingChosen(UserBulkRoom.Called), (await ops.StartAsync(new BulkUnlock(), [], iris)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task Accounts_of_another_tenant_and_actions_of_another_room_are_not_there(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var other = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        var (iris, stranger, maria) = (await ops.IrisAsync(), await ops.SomebodyAsync("Dora Vance", BuiltInRoles.Admin, other), await ops.MariaAsync());
        var foreign = await ops.AccountsAsync(3, tenantId: other);
        var foreignRole = 0L;
        await using (var db = ops.Dbs.Open(other))
            foreignRole = (await db.Roles.FirstAsync(role => role.Name == BuiltInRoles.Admin, ct)).Id;

        var view = await ops.BulkAsync(new BulkDisable(Why), foreign, iris);
        Assert.Equal((0, 0, 3), view.Counts());
        Assert.Equal("Account " + foreign[0] + " is not here any more.", (await ops.BulkResultsAsync(view.Id))[0].Reason);
        Assert.IsType<RoleIsUnknown>((await ops.StartAsync(new BulkGiveRole(foreignRole, "Admin"), [maria.UserId!.Value], iris)).Error);
        await using (var db = ops.Dbs.Open(other))
            Assert.All(await db.Users.ToListAsync(ct), user => Assert.False(user.IsDisabled));
        Assert.IsType<NotFound>((await ops.Get<UndoBulk>().RunAsync(view.Id, stranger, ct)).Error);

        var leads = await ops.BulkAsync(new Core.Leads.Bulk.BulkApprove(), await ops.PendingLeadsAsync(2), maria);
        Assert.Null(await ops.Get<BulkQuery>().LoadAsync(ops.TenantId, "user", leads.Id, ct));
        Assert.Null(await ops.Get<BulkQuery>().LoadAsync(ops.TenantId, "lead", view.Id, ct));
        Assert.Equal([view.Id], (await ops.Get<BulkListQuery>().LoadAsync(ops.TenantId, "user", null, ct)).Actions.Select(action => action.Id));
        Assert.Equal([leads.Id], (await ops.Get<BulkListQuery>().LoadAsync(ops.TenantId, "lead", null, ct)).Actions.Select(action => action.Id));
        Assert.Empty((await ops.Get<BulkResultQuery>().LoadAsync(ops.TenantId, "lead", view.Id, BulkResultFilter.All, 0, ct)).Rows);
        // Maria may approve leads; accounts she may not touch, whichever way she asks.
        Assert.IsType<NotAllowed>((await ops.Get<RetryBulk>().RunAsync(view.Id, maria, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task Who_is_changed_between_start_and_turn_fails_and_a_retry_takes_them_and_a_sign_in_is_no_change(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, ivo) = (await ops.IrisAsync(), await ops.SomebodyAsync("Ivo Admin", BuiltInRoles.Admin));
        var ids = await ops.AccountsAsync(5);
        ops.Time.Advance(TimeSpan.FromMinutes(1));
        var actionId = await ops.StartedAsync(new BulkDisable(Why), ids, iris);
        await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(ids[1]), [BuiltInRoles.Staff], ivo, ct);
        await ops.SignsInAsync(ids[2]);
        await ops.RunQueueAsync();

        Assert.Equal((4, 0, 1), (await ops.UserBulkViewAsync(actionId)).Counts());
        Assert.Equal("Ivo Admin changed the roles in the meantime; it stays as they left it.", (await ops.BulkResultsAsync(actionId)).Single(result => result.Outcome == BulkOutcome.Failed).Reason);
        Assert.True((await ops.Get<RetryBulk>().RunAsync(actionId, ivo, ct)).Succeeded);
        await ops.RunQueueAsync();
        Assert.Equal((5, 0, 0), (await ops.UserBulkViewAsync(actionId)).Counts());
        Assert.Equal(["user-bulk.started", "user-bulk.finished", "user-bulk.retried", "user-bulk.finished"], await ops.ActionsAsync("user-bulk", actionId));
        Assert.Equal(["user.roles-changed", "user.disabled"], await ops.ActionsAsync("user", ids[1]));
    }

    [Fact]
    public async Task All_that_match_means_those_that_were_seen()
    {
        await using var ops = await TestOps.StartAsync();
        var iris = await ops.IrisAsync();
        var ids = await ops.AccountsAsync(60);
        var selection = new MatchingRows("role:Agent status:active");
        var preview = (await ops.Get<PreviewBulk>().RunAsync(new BulkDisable(Why), selection, iris, ct)).Value;
        await ops.AccountsAsync(3, name: "Late");
        await ops.Get<DisableUser>().RunAsync(ids[0], Why, iris, ct);

        var started = (await ops.Get<StartBulk>().RunAsync(new(new BulkDisable(Why), selection with { UpToId = preview.LastId }, preview.Chosen, Guid.NewGuid()), iris, ct)).Value;
        await ops.RunQueueAsync();

        Assert.Equal((60, 59, (59, 0, 0)), (preview.Ready, started.Chosen, (await ops.UserBulkViewAsync(started.ActionId)).Counts()));
        Assert.Equal(3, (await ops.UsersAsync()).Values.Count(user => !user.IsDisabled && user.DisplayName.StartsWith("Late", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_loses_the_right_while_it_runs_changes_nobody_further()
    {
        await using var ops = await TestOps.StartAsync();
        var (iris, ivo) = (await ops.IrisAsync(), await ops.SomebodyAsync("Ivo Admin", BuiltInRoles.Admin));
        var ids = await ops.AccountsAsync(BulkBatch.Most + 10);
        var actionId = await ops.StartedAsync(new BulkDisable(Why), ids, iris);
        await ops.RunUntilFirstBatchAsync(actionId, async () => await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(iris.UserId!.Value), [BuiltInRoles.Staff], ivo, ct), "user-bulk");

        var view = await ops.UserBulkViewAsync(actionId);
        Assert.Equal((BulkStanding.Stopped, (BulkBatch.Most, 0, 10)), (view.Standing, view.Counts()));
        Assert.StartsWith("Iris Admin may not do this any more: “", view.StopReason, StringComparison.Ordinal);
        Assert.Equal(10, (await ops.UsersAsync()).Values.Count(user => !user.IsDisabled && ids.Contains(user.Id)));
    }
}
