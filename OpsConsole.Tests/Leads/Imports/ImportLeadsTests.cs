using System.Text;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Files;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Live;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Leads.Imports;

public sealed class ImportLeadsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Good_rows_become_pending_leads_that_say_where_they_came_from(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();

        var view = await ops.ImportAsync(SomeImports.Csv(450), maria, "County list, May");

        Assert.Equal((ImportStanding.Finished, (450, 0, 0)), (view.Standing, view.Counts()));
        var leads = await ops.LeadsAsync();
        Assert.Equal(Enumerable.Range(2, 450), leads.Select(lead => lead.ImportLine!.Value));
        Assert.All(leads, lead => Assert.Equal(
            (LeadStatus.Pending, "County list, May", maria.UserId, "Maria Keller", view.Id, 25_000_000),
            (lead.Status, lead.Source, lead.SubmittedByUserId, lead.SubmittedByName, lead.ImportId!.Value, lead.AskingPriceCents!.Value)));
        await using var db = ops.Open();
        Assert.Equal(450, await db.Activity.CountAsync(entry => entry.Action == "lead.imported" && entry.ActorUserId == maria.UserId, ct));
        Assert.Equal(450, (await db.LeadTallies.SingleAsync(tally => tally.Status == LeadStatus.Pending, ct)).Count);
        var finished = await db.Activity.SingleAsync(entry => entry.Action == "lead-import.finished", ct);
        Assert.Contains("\"added\":450", finished.Particulars, StringComparison.Ordinal);
        var item = await ops.ItemAsync(view.WorkItemId!.Value);
        Assert.Equal((WorkStatus.Done, 450, 450), (item.Status, item.ProgressDone, item.ProgressTotal));
    }

    [Theory, OnEveryDatabase]
    public async Task An_address_is_listed_once_whoever_brought_it_first(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var earlier = Assert.Single((await ops.ImportAsync(SomeImports.Csv(SomeImports.Row(7)), maria)) is var _ ? await ops.LeadsAsync() : []);

        var view = await ops.ImportAsync(SomeImports.Csv(SomeImports.Row(1), "7 ALDER CREEK ROAD,SACRAMENTO,California,95838-1234,3,2,1", SomeImports.Row(1, "99"), SomeImports.Row(2)), maria);

        Assert.Equal((2, 2, 0), view.Counts());
        var first = (await ops.LeadsAsync()).Single(lead => lead.Street == "1 Alder Creek Rd");
        Assert.Equal(
            [(3, (long?)earlier.Id, $"Same address as lead {earlier.Id}"), (4, first.Id, $"Same address as lead {first.Id}, added by line 2")],
            (await ops.DuplicatesAsync(view.Id)).Select(row => (row.Line, row.MatchesLeadId, row.Reason)));
        Assert.Equal(["7 Alder Creek Road, Sacramento, CA 95838-1234", "1 Alder Creek Rd, Sacramento, CA 95838"], (await ops.DuplicatesAsync(view.Id)).Select(row => row.Value));
        Assert.Empty(await ops.RefusedAsync(view.Id));
    }

    [Fact]
    public async Task The_same_file_again_adds_nothing()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        await ops.ImportAsync(SomeImports.Csv(450), maria);

        var again = await ops.ImportAsync(SomeImports.Csv(450), maria);

        Assert.Equal((ImportStanding.Finished, (0, 450, 0)), (again.Standing, again.Counts()));
        Assert.Equal(450, (await ops.LeadsAsync()).Count);
    }

    [Fact]
    public async Task Refused_rows_are_listed_with_line_column_and_reason_and_good_ones_are_kept()
    {
        await using var ops = await TestOps.StartAsync();
        var view = await ops.ImportAsync(SomeImports.Csv(
            SomeImports.Row(1),
            "2 Elm St,Sacramento,Nowhere,9583,3,2,a lot",
            "3 Elm St,Sacramento,CA,95838,3,2",
            "=HYPERLINK(\"http://x.test\"),Sacramento,CA,95838,3,2,100000",
            "",
            SomeImports.Row(5)), await ops.MariaAsync());

        Assert.Equal((ImportStanding.Finished, 5, (2, 0, 3)), (view.Standing, view.Rows, view.Counts()));
        var refused = await ops.RefusedAsync(view.Id);
        Assert.Equal([(3, "state"), (3, "zip"), (3, "price"), (4, ""), (5, "street")], refused.Select(row => (row.Line, row.Column)).OrderBy(row => row.Line).ThenBy(row => Array.IndexOf(["state", "zip", "price"], row.Column)));
        Assert.All(refused, row => Assert.True(row.Reason.Length > 10));
        Assert.Equal("a lot", refused.Single(row => row.Column == "price").Value);
    }

    [Fact]
    public async Task The_file_of_refused_rows_holds_them_as_they_came_harmless_and_can_be_mended_and_sent_again()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var view = await ops.ImportAsync("street,city,state,zip,price,note\r\n1 Elm St,Sacramento,CA,95838,100000,fine\r\n2 Elm St,Sacramento,CA,95838,much,\"=SUM(A1:A9)\nsecond line\"\r\n3 Elm St,Sacramento,Utopia,95838,1,\r\n", maria);
        Assert.Equal((1, 0, 2), view.Counts());

        using var written = new MemoryStream();
        Assert.Equal(2, await ops.Get<FailedRowsQuery>().WriteAsync(written, ops.TenantId, view.Id, ct));
        var text = Encoding.UTF8.GetString(written.ToArray());
        Assert.Contains("'=SUM(A1:A9)", text, StringComparison.Ordinal);
        Assert.DoesNotContain(",=SUM", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1 Elm St", text, StringComparison.Ordinal);

        var mended = await ops.ImportAsync(text.Replace("much", "200000", StringComparison.Ordinal).Replace("Utopia", "CA", StringComparison.Ordinal), maria);
        Assert.Equal((2, 0, 0), mended.Counts());
        Assert.Equal("=SUM(A1:A9)\nsecond line", (await ops.LeadsAsync()).Single(lead => lead.Street == "2 Elm St").MotivationNote);
    }

    [Theory, OnEveryDatabase]
    public async Task A_text_that_a_rule_lets_through_fits_its_column(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var header = "street,city,state,zip,owner name,owner email,note";
        var email = $"{new string('e', 64)}@{new string('a', 63)}.{new string('b', 63)}.{new string('c', 56)}.test";
        var view = await ops.ImportAsync(
            $"{header}\r\n1 {new string('x', LeadInputRules.StreetLength - 2)},{new string('c', LeadInputRules.CityLength)},CA,95838-1234,{new string('n', LeadInputRules.OwnerNameLength)},{email},{new string('r', LeadInputRules.NoteLength)}\r\n",
            await ops.MariaAsync());
        Assert.Equal((1, 0, 0), view.Counts());
        // SQLite would take longer texts; SQL Server would not.
        var lead = Assert.Single(await ops.LeadsAsync());
        await using var db = ops.Open();
        Assert.All(db.Model.FindEntityType(typeof(Lead))!.GetProperties().Where(property => property.ClrType == typeof(string) && property.GetMaxLength() is not null),
            property => Assert.True((property.PropertyInfo!.GetValue(lead) as string ?? "").Length <= property.GetMaxLength(), property.Name));
    }

    [Fact]
    public async Task A_file_that_breaks_in_the_middle_keeps_what_came_before_and_says_where()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var importId = await ops.QueueImportAsync(SomeImports.Csv(9_000), maria);
        // The upload refuses such a file; storage that went bad afterwards does not ask.
        await using (var db = ops.Open())
        {
            var chunk = await db.FileChunks.OrderBy(piece => piece.Number).FirstAsync(ct);
            chunk.Bytes[200_000] = 0xff;
            await db.FileChunks.Where(piece => piece.Number == 0).ExecuteUpdateAsync(set => set.SetProperty(piece => piece.Bytes, chunk.Bytes), ct);
        }

        await ops.RunQueueAsync();

        var view = await ops.ViewAsync(importId);
        Assert.Equal(ImportStanding.Unreadable, view.Standing);
        Assert.Contains("is not UTF-8", view.Trouble, StringComparison.Ordinal);
        Assert.InRange(view.Added, 1_000, 6_000);
        Assert.Equal(view.Added, (await ops.LeadsAsync()).Count);
        Assert.Equal(WorkStatus.Done, (await ops.ItemAsync(view.WorkItemId!.Value)).Status);
        await using var after = ops.Open();
        Assert.True(await after.Activity.AnyAsync(entry => entry.Action == "lead-import.failed", ct));
        Assert.IsType<ImportHasEnded>((await ops.Get<ResumeLeadImport>().RunAsync(importId, maria, ct)).Error);
    }

    [Fact]
    public async Task An_import_whose_work_was_given_up_goes_on_where_it_stopped()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var importId = await ops.QueueImportAsync(SomeImports.Csv(500), maria);
        var claim = (await ops.ClaimAsync())!;
        await ops.DieAfterAsync(claim, commits: 1);
        Assert.IsType<ImportIsAtWork>((await ops.Get<ResumeLeadImport>().RunAsync(importId, maria, ct)).Error);
        Assert.True(await ops.Get<WorkLeases>().DieAsync(claim, "The disk is full.", ct));

        var stopped = await ops.ViewAsync(importId);
        Assert.Equal((ImportStanding.GivenUp, "The disk is full.", (200, 0, 0)), (stopped.Standing, stopped.Trouble, stopped.Counts()));

        Assert.True((await ops.Get<ResumeLeadImport>().RunAsync(importId, maria, ct)).Succeeded);
        await ops.Get<RequeueWork>().RunAsync(claim.ItemId, Core.Actor.System(ops.TenantId, "Admin"), ct);
        await ops.RunQueueAsync();

        var view = await ops.ViewAsync(importId);
        Assert.Equal((ImportStanding.Finished, (500, 0, 0)), (view.Standing, view.Counts()));
        Assert.Equal(500, (await ops.LeadsAsync()).Count);
        // The old item, queued again by somebody else, found that it is not the one.
        Assert.Equal(WorkStatus.Dead, (await ops.ItemAsync(claim.ItemId)).Status);
    }

    [Fact]
    public async Task Progress_is_told_once_a_batch()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.QueueImportAsync(SomeImports.Csv(450), await ops.MariaAsync());
        var (imports, news, leads) = (0, 0, 0);
        await using var db = ops.Open();
        var (importId, itemId) = await db.LeadImports.Select(import => ValueTuple.Create(import.Id, import.WorkItemId!.Value)).SingleAsync(ct);
        using var one = ops.Get<LiveFeed>().Subscribe([Topic.One(ops.TenantId, "lead-import", importId)], _ => imports++);
        using var room = ops.Get<LiveFeed>().Subscribe([Topic.Room(ops.TenantId, "lead")], signal => (news, leads) = (news + 1, leads + signal.Ids.Count));
        await ops.RunQueueAsync();

        Assert.Equal((3 + 1, 3, 450), (imports, news, leads));
    }

    [Fact]
    public async Task The_lists_come_in_pages()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var view = await ops.ImportAsync(SomeImports.Csv(Enumerable.Range(1, 120).Select(number => SomeImports.Row(number, "much"))), maria);
        var query = ops.Get<LeadImportProblemQuery>();
        var lines = new List<int>();
        ImportProblemRow? last = null;
        for (var hasMore = true; hasMore;)
        {
            var page = await query.RefusedAsync(ops.TenantId, view.Id, last, ct);
            lines.AddRange(page.Rows.Select(row => row.Line));
            (last, hasMore) = (page.Rows[^1], page.HasMore);
        }

        Assert.Equal(Enumerable.Range(2, 120), lines);
        for (var n = 0; n < 24; n++)
            await ops.UploadAsync(SomeImports.Csv(n + 1), maria);
        var newest = await ops.Get<LeadImportListQuery>().LoadAsync(ops.TenantId, null, ct);
        var older = await ops.Get<LeadImportListQuery>().LoadAsync(ops.TenantId, newest.Imports[^1].Id, ct);
        Assert.Equal((20, true, 5, false), (newest.Imports.Count, newest.HasMore, older.Imports.Count, older.HasMore));
        Assert.Equal(view.Id, older.Imports[^1].Id);
    }
}
