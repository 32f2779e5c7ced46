using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Activity.Searching;
using OpsConsole.Core.Listing.Exports;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Data;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Users;
using OpsConsole.Web.Activity;

namespace OpsConsole.Tests.Activity;

public sealed class SearchActivityTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Every_part_of_a_filter_finds_what_a_look_at_all_entries_finds(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var people = await VariedAsync(ops);
        await using var db = ops.Open();
        var all = await db.Activity.AsNoTracking().ToListAsync(ct);
        var middle = all[all.Count / 2].AtUtc;
        var filters =
            from who in new long?[] { null, ActivityFilter.TheProduct, people[0].UserId, people[1].UserId }
            from did in new[] { null, "user.renamed", "role.extended" }
            from about in new (string?, long?)[] { (null, null), ("user", null), ("user", people[0].UserId) }
            from time in new (DateTime?, DateTime?)[] { (null, null), (middle, null), (null, middle) }
            from text in new[] { null, "né%_[", "keller" }
            select new ActivityFilter(who, did, about.Item1, about.Item2, time.Item1, time.Item2, text);

        var found = 0;
        foreach (var filter in filters)
        {
            var expected = all.Where(entry => Passes(entry, filter)).OrderByDescending(entry => entry.AtUtc).ThenByDescending(entry => entry.Id).Select(entry => entry.Id).ToList();
            Assert.True(expected.SequenceEqual(await WalkAsync(ops, filter)), $"{filter}");
            found += expected.Count > 0 ? 1 : 0;
        }

        Assert.InRange(found, 60, 300);
    }

    [Fact]
    public async Task Pages_go_both_ways_and_what_comes_meanwhile_moves_nothing()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.RecordAsync(180);
        var query = ops.Get<ActivityPageQuery>();
        var first = await query.LoadAsync(ops.TenantId, new(), null, null, ct);
        var second = await query.LoadAsync(ops.TenantId, new(), first.Rows[^1].Place, null, ct);
        await ops.RecordAsync(3);

        Assert.Equal((ActivityPageQuery.PageSize, true, false), (first.Rows.Count, first.HasOlder, first.HasNewer));
        Assert.Equal(second.Rows, (await query.LoadAsync(ops.TenantId, new(), first.Rows[^1].Place, null, ct)).Rows);
        var third = await query.LoadAsync(ops.TenantId, new(), second.Rows[^1].Place, null, ct);
        Assert.Equal(second.Rows, (await query.LoadAsync(ops.TenantId, new(), null, third.Rows[0].Place, ct)).Rows);
        // Nearer to the newest than a page: the newest page.
        Assert.False((await query.LoadAsync(ops.TenantId, new(), null, first.Rows[5].Place, ct)).HasNewer);
    }

    [Fact]
    public async Task Nobody_finds_what_another_tenant_did()
    {
        await using var ops = await TestOps.StartAsync();
        var elsewhere = await ops.Get<CreateTenant>().RunAsync("Other Homes", ct);
        await ops.RecordAsync(4, elsewhere);

        Assert.DoesNotContain(await WalkAsync(ops, new(Text: "visit")), id => id > 0);
        Assert.Equal(4, (await ops.Get<ActivityPageQuery>().LoadAsync(elsewhere, new(Text: "visit"), null, null, ct)).Rows.Count);
    }

    [Fact]
    public async Task Each_leading_part_is_found_by_its_index_in_the_order_of_time()
    {
        var plans = new QueryPlans();
        await using var ops = await TestOps.StartAsync(configure: plans.Configure);
        var maria = await ops.MariaAsync();
        await ops.RecordAsync(3);
        var query = ops.Get<ActivityPageQuery>();
        var place = new ActivityPlace(ops.Time.NowUtc, 1_000);
        foreach (var (filter, index) in new[]
        {
            (new ActivityFilter(), "IX_Activity_TenantId_AtUtc_Id"),
            (new ActivityFilter(maria.UserId), "IX_Activity_TenantId_ActorUserId_AtUtc_Id"),
            (new ActivityFilter(ActivityFilter.TheProduct), "IX_Activity_TenantId_ActorUserId_AtUtc_Id"),
            (new ActivityFilter(Action: "user.signed-in"), "IX_Activity_TenantId_Action_AtUtc_Id"),
            (new ActivityFilter(maria.UserId, "user.signed-in", Text: "visit"), "IX_Activity_TenantId_Action_AtUtc_Id"),
        })
        {
            var page = (await plans.OfAsync(ops, () => query.LoadAsync(ops.TenantId, filter, place, null, ct)))[0];
            Assert.Contains(page.Steps, step => step.Contains(index, StringComparison.Ordinal));
            // The index's own order needs no sorting. What the bounded look found is put in order once more, unless SQLite sees that it is.
            Assert.True(page.Steps.Count(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal)) <= (filter.Text is null ? 0 : 1), page.ToString());
        }

        var subject = (await plans.OfAsync(ops, () => query.LoadAsync(ops.TenantId, new(SubjectKind: "user", SubjectId: maria.UserId), null, null, ct)))[0];
        Assert.Contains(subject.Steps, step => step.Contains("IX_Activity_TenantId_SubjectKind_SubjectId_Id (TenantId=? AND SubjectKind=? AND SubjectId=?", StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task The_file_holds_what_is_filtered_to_the_last_entry_and_leaves_a_record_before_its_first_byte(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        await ops.RecordAsync(2_300);
        var filter = new ActivityFilter(Action: "user.signed-in");

        var file = (await ops.Get<ExportActivity>().RunAsync(ExportFormat.Csv, filter, iris, ct)).Value;
        await ops.RecordAsync(5);
        await using (var db = ops.Open())
            Assert.Equal((2_300, (long?)null), await db.ActivityExports.Select(row => ValueTuple.Create(row.RowsFound, row.RowsWritten)).SingleAsync(ct));
        using var taken = new MemoryStream();
        await file.WriteAsync(taken, ct);

        var lines = System.Text.Encoding.UTF8.GetString(taken.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((2_300, 2_300L, 2_301), (file.Rows, file.Written, lines.Length));
        Assert.Contains("-2300-rows.csv", file.Name, StringComparison.Ordinal);
        Assert.Equal((await WalkAsync(ops, filter)).Skip(5), lines.Skip(1).Select(line => long.Parse(line.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture)));
        await using var read = ops.Open();
        var export = await read.ActivityExports.SingleAsync(ct);
        Assert.Equal((2_300, "action user.signed-in"), (export.RowsWritten, export.Filter));
        Assert.Equal(["activity-export.began", "activity-export.written"], await ops.ActionsAsync("activity-export", export.Id));
    }

    [Fact]
    public async Task A_file_whose_reader_goes_away_says_how_much_of_it_left()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.RecordAsync(1_500);
        var file = (await ops.Get<ExportActivity>().RunAsync(ExportFormat.Csv, new(), await ops.IrisAsync(), ct)).Value;

        await Assert.ThrowsAnyAsync<Exception>(() => file.WriteAsync(new NarrowStream(40_000), ct));

        await using var db = ops.Open();
        var export = await db.ActivityExports.SingleAsync(ct);
        Assert.InRange(export.RowsWritten!.Value, 1, export.RowsFound - 1);
        Assert.NotNull(export.EndedAtUtc);
    }

    [Fact]
    public async Task A_node_that_dies_in_the_middle_leaves_a_file_that_was_begun_and_never_ended()
    {
        await using var survivor = await TestOps.StartAsync();
        await survivor.RecordAsync(2_500);
        var iris = await survivor.IrisAsync();
        // Count, newest entry, the record (begin, rows, commit), then pages: it dies at the second page.
        var words = await WordsAsync(survivor, iris, DyingNode.Immortal());
        var (died, begun) = (0, 0);
        for (var word = 1; word <= words; word++)
        {
            await using var db = survivor.Open();
            var before = await db.ActivityExports.CountAsync(ct);
            await WordsAsync(survivor, iris, new DyingNode(word, false));
            var left = await db.ActivityExports.AsNoTracking().OrderBy(row => row.Id).Skip(before).ToListAsync(ct);
            died++;
            begun += left.Count;
            Assert.All(left, export => Assert.True(export.EndedAtUtc is null, $"Ended at word {word}."));
        }

        Assert.InRange(begun, 3, died - 3);
    }

    [Fact]
    public async Task Exports_need_their_own_permission()
    {
        await using var ops = await TestOps.StartAsync();
        Assert.IsType<NotAllowed>((await ops.Get<ExportActivity>().RunAsync(ExportFormat.Csv, new(), await ops.MariaAsync(), ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<ExportActivity>().RunAsync(ExportFormat.Csv, new(), await ops.SamAsync(), ct)).Error);
    }

    [Fact]
    public void An_address_is_read_as_it_was_written_and_its_days_count_in_its_zone()
    {
        var address = new ActivityAddress(7, "lead.edited", "lead", 42, null, new(2026, 3, 8), new(2026, 3, 8), "America/Los_Angeles", "High St", new(new DateTime(2026, 5, 4, 9, 0, 0, DateTimeKind.Utc), 12), null, 3);
        Assert.Equal(address, ActivityAddress.Read(new Uri($"https://x{address.Path}").Query));
        // The day on which summer time begins has 23 hours.
        Assert.Equal(TimeSpan.FromHours(23), address.Filter.UntilUtc - address.Filter.FromUtc);
        Assert.Equal(new DateTime(2026, 3, 8, 8, 0, 0), address.Filter.FromUtc);
        Assert.Equal(new ActivityAddress(), ActivityAddress.Read("?who=x&from=8.3.2026&before=1"));
        Assert.Null(new ActivityAddress(Until: DateOnly.MaxValue).Filter.UntilUtc);
    }

    private static bool Passes(ActivityEntry entry, ActivityFilter filter) =>
        (filter.ActorUserId is not { } who || (who == ActivityFilter.TheProduct ? entry.ActorUserId is null : entry.ActorUserId == who))
        && (filter.Action is null || entry.Action == filter.Action) && (filter.SubjectKind is null || entry.SubjectKind == filter.SubjectKind) && (filter.SubjectId is null || entry.SubjectId == filter.SubjectId)
        && (filter.FromUtc is not { } from || entry.AtUtc >= from) && (filter.UntilUtc is not { } until || entry.AtUtc < until)
        && (filter.Text is not { } text || entry.ActorName.Contains(text, StringComparison.OrdinalIgnoreCase) || (entry.Particulars?.Contains(System.Text.Json.JsonEncodedText.Encode(text).ToString(), StringComparison.OrdinalIgnoreCase) ?? false));

    private static async Task<List<long>> WalkAsync(TestOps ops, ActivityFilter filter)
    {
        var ids = new List<long>();
        ActivityPlace? last = null;
        while (true)
        {
            var page = await ops.Get<ActivityPageQuery>().LoadAsync(ops.TenantId, filter, last, null, ct);
            ids.AddRange(page.Rows.Select(row => row.Id));
            if (!page.HasOlder)
                return ids;
            last = page.Rows[^1].Place;
        }
    }

    private static async Task<List<Actor>> VariedAsync(TestOps ops)
    {
        List<Actor> people = [await ops.MariaAsync(), await ops.AnaAsync(), Actor.System(ops.TenantId, "Clock")];
        var random = new Random(8);
        for (var n = 0; n < 160; n++)
        {
            await using var db = ops.Open();
            IActivitySubject subject = random.Next(3) == 0 ? await db.Roles.FirstAsync(ct) : await db.Users.OrderBy(user => user.Id).Skip(random.Next(2)).FirstAsync(ct);
            db.Record(people[random.Next(3)], subject is Role ? "role.extended" : random.Next(2) == 0 ? "user.renamed" : "user.signed-in", subject, random.Next(2) == 0 ? new { note = random.Next(2) == 0 ? "René%_[x" : "plain" } : null);
            await db.SaveChangesAsync(ct);
            if (random.Next(3) == 0)
                ops.Time.Advance(TimeSpan.FromSeconds(random.Next(90)));
        }

        return people;
    }

    /// <summary>Takes a whole file on a node that dies; how many words it said to the database.</summary>
    private static async Task<int> WordsAsync(TestOps survivor, Actor iris, DyingNode death)
    {
        await using var mortal = survivor.AnotherNode(death.Configure);
        await Record.ExceptionAsync(async () => await (await mortal.Get<ExportActivity>().RunAsync(ExportFormat.Csv, new(Action: "user.signed-in"), iris, ct)).Value.WriteAsync(Stream.Null, ct));
        return death.Words;
    }

    /// <summary>A line that breaks after so many bytes.</summary>
    private sealed class NarrowStream(long most) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Length + buffer.Length > most ? throw new IOException("The line broke.") : base.WriteAsync(buffer, cancellationToken);
    }
}
