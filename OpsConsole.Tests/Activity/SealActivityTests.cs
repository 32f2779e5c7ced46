using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Activity;

public sealed class SealActivityTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    /// <summary>Computed by hand, elsewhere: a change of the layout would make every chain there is unreadable.</summary>
    [Fact]
    public void The_layout_of_the_hash_never_changes()
    {
        var first = new ActivityEntry
        {
            Id = 42,
            TenantId = 3,
            AtUtc = new DateTime(2026, 5, 4, 9, 0, 0, DateTimeKind.Utc),
            ActorUserId = 7,
            ActorName = "Maria Keller",
            Action = "lead.approved",
            SubjectKind = "lead",
            SubjectId = 99,
            Particulars = """{"from":"Pending","to":"Approved"}""",
        };
        var second = new ActivityEntry
        {
            Id = 43,
            TenantId = 3,
            AtUtc = new DateTime(2026, 5, 4, 10, 30, 0, DateTimeKind.Utc).AddTicks(1),
            ActorName = "Zoë 🏠",
            Action = "lead.expired",
            SubjectKind = "lead",
            SubjectId = 99,
        };
        var hash = ActivityHash.Next(ActivityHash.Start, first);
        Assert.Equal("e6c6d790747f556e175ebe592d7ad2e5bc818d206d364880933774a30100278a", Convert.ToHexStringLower(hash));
        Assert.Equal("c6652b89ab43d60ded699adbd1e95721748cc549f61f474076c8f004ff0b82c9", Convert.ToHexStringLower(ActivityHash.Next(hash, second)));
    }

    [Theory, OnEveryDatabase]
    public async Task Each_tenant_has_a_chain_of_its_own(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var delta = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        await ops.RecordAsync(3);
        await ops.RecordAsync(2, delta);
        await ops.RecordAsync(1);
        await ops.DeliverAsync();

        var found = await ops.VerifyAsync();
        Assert.True(found.IsWhole);
        Assert.Equal([(ops.TenantId, 4L), (delta, 2L)], found.Chains.Select(chain => (chain.TenantId, chain.Head!.Number)));
    }

    [Theory, OnEveryDatabase]
    public async Task Sealing_twice_is_the_same_as_sealing_once(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var entries = await ops.EntriesAsync(await ops.RecordAsync(3));
        await ops.Seal().HandleAsync(entries, ct);
        var head = (await ops.VerifyAsync()).Chains[0].Head;
        await ops.Seal().HandleAsync(entries, ct);
        await ops.DeliverAsync();
        Assert.Equal(head, (await ops.VerifyAsync()).Chains[0].Head);
    }

    [Theory, OnEveryDatabase]
    public async Task A_lower_id_that_commits_late_is_sealed_behind_the_higher_ones(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ids = await ops.RecordAsync(3);
        await ops.Seal().HandleAsync(await ops.EntriesAsync(ids[2]), ct);
        await ops.Seal().HandleAsync(await ops.EntriesAsync(ids[1], ids[0]), ct);

        await using var db = ops.Open();
        Assert.Equal([ids[2], ids[0], ids[1]], await db.ActivitySeals.OrderBy(seal => seal.Number).Select(seal => seal.ActivityId).ToListAsync());
        Assert.True((await ops.VerifyAsync()).IsWhole);
    }

    [Theory, OnEveryDatabase]
    public async Task Nodes_that_seal_at_once_never_break_the_chain(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await using var other = ops.AnotherNode();
        var entries = await ops.EntriesAsync(await ops.RecordAsync(48));

        // Overlapping shares, as after a lease that ran out: each entry is given to two threads.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(async () =>
        {
            var node = thread % 2 == 0 ? ops : other;
            foreach (var share in entries.Where((_, i) => i % 4 == thread % 4).Chunk(3))
                await SealPatientlyAsync(node, share);
        })));

        var found = await ops.VerifyAsync();
        Assert.True(found.IsWhole, found.Chains[0].Broken?.What);
        Assert.Equal(48, found.Sealed);
    }

    [Theory, OnEveryDatabase]
    public async Task Wherever_a_node_dies_every_entry_is_sealed_once(string provider)
    {
        var words = await SealAndDieAsync(provider, DyingNode.Immortal());
        Assert.InRange(words, 8, 40);
        for (var word = 1; word <= words; word++)
        {
            await SealAndDieAsync(provider, new DyingNode(word, afterIt: false));
            await SealAndDieAsync(provider, new DyingNode(word, afterIt: true));
        }
    }

    private static async Task<int> SealAndDieAsync(string provider, DyingNode death)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await using var mortal = ops.AnotherNode(death.Configure);
        await ops.RecordAsync(3);
        await Record.ExceptionAsync(() => mortal.DeliverAsync());
        var words = death.Words;

        ops.Time.Advance(OutboxDelivery.Lease);
        await ops.DeliverAsync();
        var found = await ops.VerifyAsync();
        Assert.True(found.IsWhole, found.Chains[0].Broken?.What);
        Assert.Equal((3, 0), (found.Sealed, found.Overdue));
        Assert.All(await ops.OutboxAsync(), row => Assert.NotNull(row.DoneAtUtc));
        return words;
    }

    /// <summary>The outbox would come again; here the test does.</summary>
    private static async Task SealPatientlyAsync(TestOps node, IReadOnlyList<ActivityEntry> share)
    {
        for (var tries = 1; ; tries++)
            try
            {
                await node.Seal().HandleAsync(share, ct);
                return;
            }
            catch (DbUpdateException) when (tries < 20)
            {
            }
    }
}
