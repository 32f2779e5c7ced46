using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Live;
using OpsConsole.Core.Tasks;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;

namespace OpsConsole.Tests.Tasks;

public sealed class TaskTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_task_goes_to_somebody_is_done_and_is_opened_again(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, sam) = (await ops.MariaAsync(), await ops.SamAsync());
        var lead = await ops.LeadAsync();
        var told = new List<LiveSignal>();
        using var listening = ops.Get<LiveFeed>().Subscribe([Topic.One(ops.TenantId, "lead", lead.Id)], told.Add);

        var added = await ops.Get<AddTask>().RunAsync(new(" Call the owner ", new DateOnly(2026, 5, 8), sam.UserId, lead.Id), maria, ct);
        var mine = Assert.Single(await ListAsync(ops, TaskScope.Mine, TaskState.Open, sam));
        Assert.Equal(("Call the owner", "Sam Okafor", "3526 High St", "Maria Keller"), (mine.Title, mine.AssigneeName, mine.LeadStreet, mine.CreatedByName));

        var done = await ops.Get<CompleteTask>().RunAsync(added.Value, sam, ct);
        Assert.Empty(await ListAsync(ops, TaskScope.Mine, TaskState.Open, sam));
        Assert.Equal("Sam Okafor", Assert.Single(await ListAsync(ops, TaskScope.All, TaskState.Done, null)).CompletedByName);
        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<CompleteTask>().RunAsync(added.Value, maria, ct)).Error);
        Assert.IsType<TaskIsDone>((await ops.Get<AssignTask>().RunAsync(done.Value, maria.UserId, maria, ct)).Error);

        var open = await ops.Get<ReopenTask>().RunAsync(done.Value, maria, ct);
        await ops.Get<AssignTask>().RunAsync(open.Value, null, maria, ct);
        Assert.Single(await ListAsync(ops, TaskScope.Unassigned, TaskState.Open, null));
        Assert.Equal(4, told.Count);
        await using var db = ops.Open();
        Assert.StartsWith($"{{\"to\":{sam.UserId},", await db.Activity.Where(entry => entry.Action == "task.assigned").OrderBy(entry => entry.Id).Select(entry => entry.Particulars).FirstAsync(ct));
    }

    [Fact]
    public async Task What_is_no_task_or_not_ones_own_tenants_is_refused()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        var task = (await ops.Get<AddTask>().RunAsync(new("Ours"), maria, ct)).Value;
        var lead = await ops.LeadAsync();
        var elsewhere = await ops.Get<Core.Tenants.CreateTenant>().RunAsync("Other Homes", ct);
        var olga = await ops.SomebodyAsync("Olga Far", "Manager", elsewhere);

        Assert.IsType<TaskNeedsATitle>((await ops.Get<AddTask>().RunAsync(new("  "), maria, ct)).Error);
        Assert.IsType<TaskTitleIsTooLong>((await ops.Get<AddTask>().RunAsync(new(new string('x', 201)), maria, ct)).Error);
        Assert.IsType<MayNotSeeTasks>((await ops.Get<AddTask>().RunAsync(new("x", AssigneeUserId: ana.UserId), maria, ct)).Error);
        Assert.IsType<MayNotSeeTasks>((await ops.Get<AssignTask>().RunAsync(task, olga.UserId, maria, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<AddTask>().RunAsync(new("x", LeadId: lead.Id), olga, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<CompleteTask>().RunAsync(task, olga, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<AddTask>().RunAsync(new("x"), ana, ct)).Error);
        Assert.IsType<TaskIsOpen>((await ops.Get<ReopenTask>().RunAsync(task, maria, ct)).Error);
        Assert.Empty(await ops.Get<TaskListQuery>().LoadAsync(new(elsewhere, TaskScope.All, TaskState.Open, null), ct));
        Assert.Empty(await ops.Get<TaskListQuery>().OfLeadAsync(elsewhere, lead.Id, ct));
    }

    [Fact]
    public async Task Open_tasks_come_by_day_and_those_without_one_last()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        foreach (var (title, day) in new (string, DateOnly?)[] { ("later", new(2026, 6, 1)), ("some day", null), ("first", new(2026, 5, 1)) })
            await ops.Get<AddTask>().RunAsync(new(title, day), maria, ct);

        Assert.Equal(["first", "later", "some day"], (await ListAsync(ops, TaskScope.All, TaskState.Open, null)).Select(task => task.Title));
    }

    private static Task<IReadOnlyList<TaskLine>> ListAsync(TestOps ops, TaskScope scope, TaskState state, Actor? whose) =>
        ops.Get<TaskListQuery>().LoadAsync(new(ops.TenantId, scope, state, whose?.UserId), ct);
}
