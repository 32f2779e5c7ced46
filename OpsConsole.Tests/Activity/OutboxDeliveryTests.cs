using OpsConsole.Core.Activity;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Activity;

public sealed class OutboxDeliveryTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Each_entry_is_handed_over_in_order_and_done(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ids = await ops.RecordAsync(5);
        var consumer = new TestConsumer();

        Assert.Equal(5, await ops.Get<OutboxDelivery>().DeliverAsync(consumer, ct));
        Assert.Equal(0, await ops.Get<OutboxDelivery>().DeliverAsync(consumer, ct));
        Assert.Equal(ids, consumer.Handled);
        Assert.All(await ops.OutboxAsync(), row => Assert.Equal((ops.Time.NowUtc, (string?)null), (row.DoneAtUtc, row.LeaseOwner)));
    }

    [Theory, OnEveryDatabase]
    public async Task One_bad_entry_waits_alone_and_is_given_up_in_the_end(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ids = await ops.RecordAsync(4);
        var consumer = new TestConsumer(entry => entry.Id == ids[1] ? new IOException("The printer is on fire.") : null);

        await ops.Get<OutboxDelivery>().DeliverAsync(consumer, ct);
        Assert.Equal([ids[0], ids[2], ids[3]], consumer.Handled);
        var waiting = Assert.Single(await ops.OutboxAsync(), row => row.DoneAtUtc is null);
        Assert.Equal((1, "The printer is on fire."), (waiting.Attempts, waiting.Error));
        Assert.InRange((waiting.DueAtUtc - ops.Time.NowUtc).TotalSeconds, 8, 12);

        for (var attempt = 2; attempt <= OutboxDelivery.MaxAttempts; attempt++)
        {
            Assert.Equal(0, await ops.Get<OutboxDelivery>().DeliverAsync(consumer, ct));
            ops.Time.Advance(TimeSpan.FromHours(2));
            Assert.Equal(1, await ops.Get<OutboxDelivery>().DeliverAsync(consumer, ct));
        }

        ops.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await ops.Get<OutboxDelivery>().DeliverAsync(consumer, ct));
        var dead = Assert.Single(await ops.OutboxAsync(), row => row.DeadAtUtc is not null);
        Assert.Equal((ids[1], OutboxDelivery.MaxAttempts, "The printer is on fire."), (dead.ActivityId, dead.Attempts, dead.Error));
    }

    [Theory, OnEveryDatabase]
    public async Task What_a_dead_node_had_claimed_is_due_again_after_a_minute(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ids = await ops.RecordAsync(3);
        // The claim is made, then the node dies: its handler never comes back.
        var dying = ops.Get<OutboxDelivery>().DeliverAsync(new NeverEnding(), ct);
        Assert.False(dying.IsCompleted);

        var consumer = new TestConsumer();
        ops.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, await ops.Get<OutboxDelivery>().DeliverAsync(consumer, ct));
        ops.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(3, await ops.Get<OutboxDelivery>().DeliverAsync(consumer, ct));
        Assert.Equal(ids, consumer.Handled);
    }

    [Theory, OnEveryDatabase]
    public async Task Two_nodes_share_the_rows_and_none_is_handed_over_twice(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await using var other = ops.AnotherNode();
        var ids = await ops.RecordAsync(60);
        var consumer = new TestConsumer();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(thread => Task.Run(() => (thread % 2 == 0 ? ops : other).DeliverAsync(consumer))));
        await ops.DeliverAsync(consumer);
        Assert.Equal(ids, consumer.Handled.Order());
    }

    [Theory, OnEveryDatabase]
    public async Task Sweep_RemovesWhatWasDoneADayAgo_AndKeepsTheRest(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ids = await ops.RecordAsync(3);
        await ops.Get<OutboxDelivery>().DeliverAsync(new TestConsumer(entry => entry.Id == ids[0] ? new IOException("No.") : null), ct);
        Assert.Equal(0, await ops.Get<SweepOutbox>().RunAsync(ct));

        ops.Time.Advance(TimeSpan.FromHours(25));
        var fresh = await ops.RecordAsync(1);
        Assert.Equal(2, await ops.Get<SweepOutbox>().RunAsync(ct));
        Assert.Equal([ids[0], fresh[0]], (await ops.OutboxAsync()).Select(row => row.ActivityId));
    }

    private sealed class NeverEnding : IOutboxConsumer
    {
        public string Name => OutboxConsumers.Seal;

        public Task HandleAsync(IReadOnlyList<ActivityEntry> entries, CancellationToken ct) => new TaskCompletionSource().Task;
    }
}
