using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Live;
using OpsConsole.Core.Users;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Activity;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Live;

/// <summary>Two nodes over one database: what one writes, the other's pages hear of.</summary>
public sealed class LiveRelayTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task What_another_node_records_is_told_here_once(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await using var other = ops.AnotherNode();
        var heard = Hear(ops, Topic.Room(ops.TenantId, "user"));
        await PollAsync(ops);

        await other.RecordAsync(2);
        var userId = (await other.MariaAsync()).UserId!.Value;
        Assert.Empty(heard);
        await PollAsync(ops);
        Assert.Equal([userId], Assert.Single(heard).Ids);

        for (var poll = 0; poll < 3 * LiveRelay.PollsPerLongLook; poll++)
        {
            ops.Time.Advance(TimeSpan.FromSeconds(1));
            await PollAsync(ops);
        }

        Assert.Single(heard);
    }

    [Theory, OnEveryDatabase]
    public async Task What_this_node_records_itself_is_not_told_again(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.RecordAsync(1);
        var heard = Hear(ops, Topic.Room(ops.TenantId, "user"));
        await PollAsync(ops);
        Assert.Empty(heard);
    }

    /// <summary>Id and time are taken before the commit: the entry appears behind others that the relay has told already.</summary>
    [Theory, OnEveryDatabase]
    public async Task An_entry_that_commits_late_is_told_all_the_same(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await using var other = ops.AnotherNode();
        var maria = await other.MariaAsync();
        var heard = Hear(ops, Topic.One(ops.TenantId, "user", maria.UserId!.Value));

        await using var slow = other.Open();
        slow.Record(maria, "user.signed-in", await slow.Users.FirstAsync());
        ops.Time.Advance(TimeSpan.FromSeconds(20));
        await PollAsync(ops);
        await slow.SaveChangesAsync();

        for (var poll = 0; poll < LiveRelay.PollsPerLongLook; poll++)
            await PollAsync(ops);
        Assert.Single(heard);
    }

    [Theory, OnEveryDatabase]
    public async Task Progress_of_work_is_told_whichever_node_makes_it(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await using var other = ops.AnotherNode();
        var id = await ops.QueueAsync();
        await PollAsync(ops);
        var heard = Hear(ops, Topic.One(ops.TenantId, WorkItem.Subject, id));

        ops.Time.Advance(TimeSpan.FromSeconds(1));
        var run = other.RunOf((await other.ClaimAsync())!);
        await PollAsync(ops);
        ops.Time.Advance(TimeSpan.FromSeconds(1));
        await using (var db = other.Open())
            await run.CheckpointAsync(db, 10, 100, null, ct);
        await PollAsync(ops);
        await PollAsync(ops);
        Assert.Equal(2, heard.Count);
    }

    [Fact]
    public async Task Many_entries_of_one_subject_are_one_signal()
    {
        await using var ops = await TestOps.StartAsync();
        await using var other = ops.AnotherNode();
        var heard = Hear(ops, Topic.Room(ops.TenantId, "user"));
        await other.RecordAsync(5);
        await PollAsync(ops);
        Assert.Single(Assert.Single(heard).Ids);
    }

    [Fact]
    public async Task Nothing_is_lost_while_the_database_is_away()
    {
        await using var ops = await TestOps.StartAsync();
        var outage = new Outage();
        await using var watcher = ops.AnotherNode(outage.Configure);
        await PollAsync(watcher);
        var heard = Hear(watcher, Topic.Room(ops.TenantId, "user"));

        outage.IsOn = true;
        await Assert.ThrowsAnyAsync<Exception>(() => PollAsync(watcher));
        await ops.RecordAsync(1);
        ops.Time.Advance(TimeSpan.FromHours(3));
        await Assert.ThrowsAnyAsync<Exception>(() => PollAsync(watcher));
        outage.IsOn = false;
        await PollAsync(watcher);
        Assert.Single(heard);
    }

    [Fact]
    public async Task Nothing_is_lost_when_the_database_goes_away_between_two_reads_of_a_poll()
    {
        await using var ops = await TestOps.StartAsync();
        var outage = new Outage();
        await using var watcher = ops.AnotherNode(outage.Configure);
        await PollAsync(watcher);
        var heard = Hear(watcher, Topic.Room(ops.TenantId, "user"));

        for (var openings = 0; openings < 10; openings++)
        {
            await ops.RecordAsync(1);
            heard.Clear();
            outage.BeginAfter(openings);
            var isCut = await Record.ExceptionAsync(() => PollAsync(watcher)) is not null;
            outage.IsOn = false;
            ops.Time.Advance(TimeSpan.FromSeconds(1));
            await PollAsync(watcher);

            Assert.Single(heard);
            if (!isCut)
                return;
        }

        Assert.Fail("A poll never came to its end.");
    }

    [Fact]
    public async Task An_import_of_another_node_is_told_whole_and_once()
    {
        await using var ops = await TestOps.StartAsync();
        await using var other = ops.AnotherNode();
        await PollAsync(ops);
        var heard = Hear(ops, Topic.Room(ops.TenantId, "user"));
        var ids = Enumerable.Range(1, 2_345).Select(id => (long)id).ToList();
        var maria = await other.MariaAsync();
        await using (var db = other.Open())
        {
            foreach (var id in ids)
                db.Record(maria, "user.created", new User { Id = id, DisplayName = "Of an import" });
            await db.SaveChangesAsync(ct);
        }

        for (var poll = 0; poll < 2 * LiveRelay.PollsPerLongLook; poll++)
            await PollAsync(ops);

        Assert.Equal(ids, heard.SelectMany(signal => signal.Ids).Order());
    }

    [Fact]
    public void The_memory_of_what_was_told_has_a_bound_and_an_end()
    {
        var memory = new LiveRelayMemory<long>(TimeSpan.FromMinutes(1));
        var start = new DateTime(2026, 5, 4, 9, 0, 0, DateTimeKind.Utc);
        for (var id = 0; id < LiveRelayMemory<long>.Most + 10; id++)
            Assert.True(memory.IsNew(id, start));
        Assert.InRange(memory.Count, 1, LiveRelayMemory<long>.Most);
        Assert.False(memory.IsNew(LiveRelayMemory<long>.Most + 9, start));
        memory.Forget(start + TimeSpan.FromSeconds(61));
        Assert.Equal(0, memory.Count);
    }

    private static List<LiveSignal> Hear(TestOps node, Topic topic)
    {
        List<LiveSignal> heard = [];
        node.Get<LiveFeed>().Subscribe([topic], heard.Add);
        return heard;
    }

    private static Task PollAsync(TestOps node) => node.Get<LiveRelay>().PollAsync(ct);
}
