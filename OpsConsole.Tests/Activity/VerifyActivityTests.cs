using System.Runtime.CompilerServices;
using OpsConsole.Core.Activity;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Activity;

/// <summary>Five sealed entries, then somebody tampers.</summary>
public sealed class VerifyActivityTests
{
    [Theory, OnEveryDatabase]
    public async Task An_untouched_chain_is_whole_and_says_where_it_ends(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await SealedAsync(ops);
        var chain = Assert.Single((await ops.VerifyAsync()).Chains);
        Assert.Equal((5L, null, 0L), (chain.Sealed, chain.Broken, chain.Overdue));
        Assert.Equal(5, chain.Head!.Number);
        Assert.True((await ops.VerifyAsync(chain.Head)).IsWhole);
    }

    [Theory, OnEveryDatabase]
    public async Task A_changed_entry_is_found_whichever_column_it_is(string provider)
    {
        Dictionary<string, object?> changes = new()
        {
            ["TenantId"] = 4711L,
            ["AtUtc"] = new DateTime(2026, 5, 4, 9, 0, 0, DateTimeKind.Utc).AddTicks(1),
            ["ActorUserId"] = null,
            ["ActorName"] = "Nobody",
            ["Action"] = "user.locked",
            ["SubjectKind"] = "role",
            ["SubjectId"] = 4711L,
            ["Particulars"] = null,
        };
        await using (var ops = await TestOps.StartAsync(provider))
        await using (var db = ops.Open())
            Assert.Equal(db.Model.FindEntityType(typeof(ActivityEntry))!.GetProperties().Select(column => column.Name).Order(), changes.Keys.Append("Id").Order());

        foreach (var (column, value) in changes)
        {
            await using var ops = await TestOps.StartAsync(provider);
            var ids = await SealedAsync(ops);
            await ops.TamperAsync(FormattableStringFactory.Create($"UPDATE \"Activity\" SET \"{column}\" = {{0}} WHERE \"Id\" = {{1}}", value, ids[2]));
            await BrokenAsync(ops, 3, ids[2], $"Entry {ids[2]} was changed.");
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_changed_newest_entry_is_found(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ids = await SealedAsync(ops);
        await ops.TamperAsync($"""UPDATE "Activity" SET "ActorName" = 'Nobody' WHERE "Id" = {ids[4]}""");
        await BrokenAsync(ops, 5, ids[4], $"Entry {ids[4]} or its hash was changed.");
    }

    [Theory, OnEveryDatabase]
    public async Task A_changed_hash_is_found(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ids = await SealedAsync(ops);
        await ops.TamperAsync($"""UPDATE "ActivitySeals" SET "Hash" = {new byte[32]} WHERE "ActivityId" = {ids[2]}""");
        await BrokenAsync(ops, 3, ids[2], $"The hash of entry {ids[2]} was changed.");
    }

    [Theory, OnEveryDatabase]
    public async Task A_removed_entry_is_found(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ids = await SealedAsync(ops);
        await ops.RemoveEntryAsync(ids[2]);
        await BrokenAsync(ops, 3, ids[2], $"Entry {ids[2]} was removed.");
    }

    [Theory, OnEveryDatabase]
    public async Task An_entry_removed_with_its_seal_leaves_a_hole(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ids = await SealedAsync(ops);
        await ops.RemoveEntryAsync(ids[2]);
        await ops.RemoveSealAsync(ids[2]);
        await BrokenAsync(ops, 3, null, "Number 3 is missing; number 4 follows.");
    }

    [Theory, OnEveryDatabase]
    public async Task A_hole_that_was_closed_by_renumbering_is_found(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ids = await SealedAsync(ops);
        await ops.RemoveEntryAsync(ids[2]);
        await ops.RemoveSealAsync(ids[2]);
        await ops.TamperAsync($"""UPDATE "ActivitySeals" SET "Number" = 3 WHERE "ActivityId" = {ids[3]}""");
        await ops.TamperAsync($"""UPDATE "ActivitySeals" SET "Number" = 4 WHERE "ActivityId" = {ids[4]}""");
        await BrokenAsync(ops, 3, ids[3]);
    }

    [Theory, OnEveryDatabase]
    public async Task Two_swapped_entries_are_found(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ids = await SealedAsync(ops);
        await ops.TamperAsync($"""UPDATE "ActivitySeals" SET "Number" = 1000 WHERE "ActivityId" = {ids[1]}""");
        await ops.TamperAsync($"""UPDATE "ActivitySeals" SET "Number" = 2 WHERE "ActivityId" = {ids[2]}""");
        await ops.TamperAsync($"""UPDATE "ActivitySeals" SET "Number" = 3 WHERE "ActivityId" = {ids[1]}""");
        await BrokenAsync(ops, 2, ids[2]);
    }

    [Theory, OnEveryDatabase]
    public async Task An_entry_slipped_in_is_found(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ids = await SealedAsync(ops);
        var slipped = await SlipInAsync(ops);
        Assert.True(slipped > ids[4]);
        await BrokenAsync(ops, null, slipped, $"Entry {slipped} has no seal and none is due: it was put in, or its seal removed, from outside.");
    }

    [Theory, OnEveryDatabase]
    public async Task An_entry_slipped_into_the_middle_of_the_chain_is_found(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ids = await SealedAsync(ops);
        var slipped = await SlipInAsync(ops);
        await ops.TamperAsync($"""UPDATE "ActivitySeals" SET "Number" = "Number" + 1000 WHERE "Number" >= 3""");
        await ops.TamperAsync($"""UPDATE "ActivitySeals" SET "Number" = "Number" - 999 WHERE "Number" >= 1000""");
        await ops.TamperAsync($"""
            INSERT INTO "ActivitySeals" ("ActivityId", "TenantId", "Number", "Hash")
            SELECT {slipped}, "TenantId", 3, "Hash" FROM "ActivitySeals" WHERE "ActivityId" = {ids[1]}
            """);
        await BrokenAsync(ops, 3, slipped);
    }

    [Theory, OnEveryDatabase]
    public async Task A_tail_cut_off_is_found_with_the_head_noted_before_and_only_with_it(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ids = await SealedAsync(ops);
        var noted = (await ops.VerifyAsync()).Chains[0].Head!;
        foreach (var id in ids[3..])
        {
            await ops.RemoveEntryAsync(id);
            await ops.RemoveSealAsync(id);
        }

        Assert.True((await ops.VerifyAsync()).IsWhole);
        await BrokenAsync(ops, 4, null, "The chain once had 5 entries and ends at 3 now: its end was cut off.", noted);
    }

    [Theory, OnEveryDatabase]
    public async Task A_tail_of_seals_cut_off_is_found_without_help(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ids = await SealedAsync(ops);
        await ops.RemoveSealAsync(ids[4]);
        await BrokenAsync(ops, null, ids[4]);
    }

    [Theory, OnEveryDatabase]
    public async Task A_chain_made_anew_is_found_with_a_head_noted_before_and_only_with_it(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ids = await SealedAsync(ops);
        var noted = (await ops.VerifyAsync()).Chains[0].Head!;
        await ops.RecordAsync(1);
        await ops.DeliverAsync();
        await ops.TamperAsync($"""UPDATE "Activity" SET "ActorName" = 'Nobody' WHERE "Id" = {ids[1]}""");
        await ops.ChainAnewAsync();

        Assert.True((await ops.VerifyAsync()).IsWhole);
        await BrokenAsync(ops, 5, ids[4], "The hash of number 5 is not the one noted earlier: the chain was made anew.", noted);
    }

    [Theory, OnEveryDatabase]
    public async Task Entries_that_wait_long_for_their_seal_are_counted_but_break_nothing(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await SealedAsync(ops);
        await ops.RecordAsync(2);
        Assert.Equal(0, (await ops.VerifyAsync()).Overdue);
        ops.Time.Advance(TimeSpan.FromMinutes(6));
        var found = await ops.VerifyAsync();
        Assert.Equal((true, 2L, 5L), (found.IsWhole, found.Overdue, found.Sealed));
    }

    [Fact]
    public void A_noted_head_reads_back_as_it_was_written()
    {
        var head = new ChainHead(3, 812, new string('a', 64));
        Assert.Equal(head, ChainHead.Parse(head.ToString()));
        Assert.All(["", "3:812", "3:812:abc", $"x:812:{head.Hash}", $"3:-1:{head.Hash}", $"3:1:{head.Hash[1..]}z"], text => Assert.Null(ChainHead.Parse(text)));
    }

    private static async Task<List<long>> SealedAsync(TestOps ops)
    {
        var ids = await ops.RecordAsync(5);
        await ops.DeliverAsync();
        return ids;
    }

    private static async Task<long> SlipInAsync(TestOps ops)
    {
        await ops.TamperAsync($"""
            INSERT INTO "Activity" ("TenantId", "AtUtc", "ActorName", "Action", "SubjectKind", "SubjectId")
            VALUES ({ops.TenantId}, {ops.Time.NowUtc}, 'Maria Keller', 'lead.approved', 'lead', 1)
            """);
        await using var db = ops.Open();
        return db.Activity.Max(entry => entry.Id);
    }

    private static async Task BrokenAsync(TestOps ops, long? number, long? activityId, string? what = null, params IReadOnlyList<ChainHead> noted)
    {
        var found = await ops.VerifyAsync(noted);
        Assert.False(found.IsWhole);
        var broken = found.Chains[0].Broken!;
        Assert.Equal((number, activityId), (broken.Number, broken.ActivityId));
        if (what is not null)
            Assert.Equal(what, broken.What);
    }
}
