using System.Text;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Imports.Checking;
using OpsConsole.Core.Leads.Imports.Mending;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Leads.Imports.Mending;

/// <summary>Checked before the start, mended before and after it: what becomes of the lines, and what is counted.</summary>
public sealed class ImportMendingTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly ImportLineFilter everything = new(null, null, 0);

    /// <summary>Lines 2 to 13: nine good ones of which one repeats another, two without a price, one without a state.</summary>
    private static readonly string file = SomeImports.Csv([
        .. Enumerable.Range(1, 8).Select(number => SomeImports.Row(number)), SomeImports.Row(3), SomeImports.Row(20, "much"), SomeImports.Row(21, "much"), "22 Elm St,Galt,Kalif.,95632,3,2,1000"]);

    [Theory, OnEveryDatabase]
    public async Task A_check_says_what_would_come_of_every_line_and_makes_no_lead(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        await ops.ImportAsync(SomeImports.Csv(SomeImports.Row(5)), maria);
        var importId = await CheckedAsync(ops, maria);

        var check = (await ops.ViewAsync(importId)).Check!;
        Assert.Equal((true, 12, 7, 2, 3, 0), (check.IsDone, check.RowsDone, check.Ready, check.Here, check.Wrong, check.LeftOut));
        Assert.Single(await ops.LeadsAsync());
        var page = await LinesAsync(ops, importId);
        Assert.Equal([11, 12, 13], page.Lines.Select(line => line.Line));
        Assert.Equal(("much", 6), (page.Lines[0].Cells[6], Assert.Single(page.Lines[0].Reasons.Keys)));
        Assert.Equal([("price", 2), ("state", 1)], page.Problems.Select(problem => (problem.Column, problem.Lines)));
        Assert.Equal([new RepeatedValue(6, "much", 2)], page.Repeated);
        Assert.Equal([13], (await LinesAsync(ops, importId, new("state", null, 0))).Lines.Select(line => line.Line));
        Assert.Equal([12, 13], (await LinesAsync(ops, importId, new(null, null, 11))).Lines.Select(line => line.Line));

        // Once more: nothing is there twice.
        await ops.Get<CheckLeadImport>().RunAsync(importId, maria, ct);
        await ops.RunQueueAsync();
        Assert.Equal(check with { WorkItemId = 0 }, (await ops.ViewAsync(importId)).Check! with { WorkItemId = 0 });
        Assert.Equal([11, 12, 13], (await LinesAsync(ops, importId)).Lines.Select(line => line.Line));
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_mended_before_the_start_is_imported_as_it_was_mended_and_the_file_stays(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var importId = await CheckedAsync(ops, maria);

        Assert.False((await WriteAsync(ops, maria, importId, 13, 2, "Kal", "Kalif.")).IsRight);
        Assert.True((await WriteAsync(ops, maria, importId, 13, 2, "CA", "Kal")).IsRight);
        Assert.Equal(2, (await ops.Get<ReplaceInImport>().RunAsync(importId, 6, "much", "99,000", maria, ct)).Value);
        Assert.True((await ops.Get<LeaveOutImportLine>().RunAsync(importId, 12, isLeftOut: true, maria, ct)).Value);
        var check = (await ops.ViewAsync(importId)).Check!;
        Assert.Equal((10, 1, 0, 1), (check.Ready, check.Here, check.Wrong, check.LeftOut));
        Assert.Empty((await LinesAsync(ops, importId)).Lines);
        await ops.Get<StartLeadImport>().RunAsync((await ops.ViewAsync(importId)).Ref, "May", maria, ct);
        await ops.RunQueueAsync();

        var done = await ops.ViewAsync(importId);
        Assert.Equal((ImportStanding.Finished, (10, 1, 0), 1, 12), (done.Standing, done.Counts(), done.LeftOut, done.RowsDone));
        var leads = await ops.LeadsAsync();
        Assert.Equal(("22 Elm St", "CA"), leads.Where(lead => lead.ImportLine == 13).Select(lead => (lead.Street, lead.State)).Single());
        Assert.Equal(9_900_000, leads.Single(lead => lead.ImportLine == 11).AskingPriceCents);
        Assert.DoesNotContain(leads, lead => lead.ImportLine == 12);
        await using var db = ops.Open();
        Assert.Contains("Kalif.", Encoding.UTF8.GetString((await db.FileChunks.SingleAsync(ct)).Bytes), StringComparison.Ordinal);
        Assert.Equal((0, 0), (await db.LeadImportChecks.CountAsync(ct), await db.LeadImportLines.CountAsync(ct)));
    }

    [Theory, OnEveryDatabase]
    public async Task What_failed_is_mended_afterwards_and_only_that_is_imported(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var view = await ops.ImportAsync(file, maria);
        Assert.Equal((8, 1, 3), view.Counts());
        Assert.Equal([11, 12, 13], (await LinesAsync(ops, view.Id)).Lines.Select(line => line.Line));
        Assert.IsType<NothingIsMended>((await ops.Get<ImportMendedLines>().RunAsync(view.Id, maria, ct)).Error);

        await WriteAsync(ops, maria, view.Id, 11, 6, "1,000", "much");
        await WriteAsync(ops, maria, view.Id, 12, 5, "two", "2");
        await ops.Get<LeaveOutImportLine>().RunAsync(view.Id, 13, isLeftOut: true, maria, ct);
        using var written = new MemoryStream();
        Assert.Equal(1, await ops.Get<FailedRowsQuery>().WriteAsync(written, ops.TenantId, view.Id, ct));
        Assert.Contains(",3,two,much", Encoding.UTF8.GetString(written.ToArray()), StringComparison.Ordinal);
        Assert.True((await ops.Get<ImportMendedLines>().RunAsync(view.Id, maria, ct)).Succeeded);
        Assert.IsType<LinesCannotBeMendedNow>((await ops.Get<CorrectImportCell>().RunAsync(new(view.Id, 12, 5, "2", "two"), maria, ct)).Error);
        await ops.RunQueueAsync();

        var done = await ops.ViewAsync(view.Id);
        Assert.Equal((ImportStanding.Finished, (9, 1, 1), 1, false), (done.Standing, done.Counts(), done.LeftOut, done.IsMending));
        Assert.Equal(100_000, (await ops.LeadsAsync()).Single(lead => lead.ImportLine == 11).AskingPriceCents);
        Assert.IsType<NothingIsMended>((await ops.Get<ImportMendedLines>().RunAsync(view.Id, maria, ct)).Error);
        Assert.Equal([12], (await LinesAsync(ops, view.Id)).Lines.Select(line => line.Line));
    }

    [Fact]
    public async Task Two_at_one_line_keep_both_cells_and_of_one_cell_the_last_word_with_a_notice()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var importId = await CheckedAsync(ops, maria);

        await WriteAsync(ops, maria, importId, 11, 4, "4", "3");
        var other = await WriteAsync(ops, jonas, importId, 11, 5, "3", "2");
        var same = await WriteAsync(ops, jonas, importId, 11, 4, "5", "3");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(column => WriteAsync(ops, column % 2 == 0 ? maria : jonas, importId, 12, column, $"{column}", "?")));

        Assert.Equal((null, "4", "Maria Keller"), (other.OverwrittenOf, same.Overwritten, same.OverwrittenOf));
        var page = await LinesAsync(ops, importId);
        Assert.Equal(("5", "3", "Jonas Reyes"), (page.Lines[0].Cells[4], page.Lines[0].Cells[5], page.Lines[0].WrittenBy[4]));
        Assert.Equal(["0", "1", "2", "3", "4", "5", "much"], page.Lines.Single(line => line.Line == 12).Cells);
        Assert.Equal(3, (await ops.ViewAsync(importId)).Check!.Wrong);
    }

    [Fact]
    public async Task A_line_that_is_left_out_can_be_put_back_and_a_row_of_too_few_cells_can_be_mended()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var importId = (await ops.UploadAsync(SomeImports.Csv(SomeImports.Row(1), "2 Elm St,Galt,CA,95632,3,2"), maria)).Value;
        await ops.Get<CheckLeadImport>().RunAsync(importId, maria, ct);
        await ops.RunQueueAsync();
        Assert.Single(Assert.Single((await LinesAsync(ops, importId)).Lines).Others);

        await ops.Get<LeaveOutImportLine>().RunAsync(importId, 3, isLeftOut: true, maria, ct);
        await ops.Get<LeaveOutImportLine>().RunAsync(importId, 3, isLeftOut: true, maria, ct);
        Assert.Equal((0, 1), ((await ops.ViewAsync(importId)).Check!.Wrong, (await ops.ViewAsync(importId)).Check!.LeftOut));
        await ops.Get<LeaveOutImportLine>().RunAsync(importId, 3, isLeftOut: false, maria, ct);
        Assert.Equal((1, 0), ((await ops.ViewAsync(importId)).Check!.Wrong, (await ops.ViewAsync(importId)).Check!.LeftOut));
        Assert.True((await WriteAsync(ops, maria, importId, 3, 6, "100", "")).IsRight);
        Assert.IsType<LineNeedsNoMending>((await ops.Get<CorrectImportCell>().RunAsync(new(importId, 2, 0, "x", ""), maria, ct)).Error);
    }

    [Fact]
    public async Task Other_columns_are_checked_anew_once_somebody_asked_for_a_check()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var importId = await CheckedAsync(ops, maria);
        var view = await ops.ViewAsync(importId);
        var mapping = ColumnMapping.FromJson(view.Mapping).Value;

        await ops.Get<CorrectImportMapping>().RunAsync(view.Ref, mapping.Assign(6, null).Value, view.Source, maria, ct);
        Assert.False((await ops.ViewAsync(importId)).Check!.IsDone);
        ops.Time.Advance(QueueingChecks.Breath);
        await ops.RunQueueAsync();

        Assert.Equal((true, 1), ((await ops.ViewAsync(importId)).Check!.IsDone, (await ops.ViewAsync(importId)).Check!.Wrong));
    }

    [Fact]
    public async Task Who_starts_while_a_check_waits_is_not_held_up_and_the_check_ends_by_itself()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var importId = (await ops.UploadAsync(file, maria)).Value;
        var check = (await ops.Get<CheckLeadImport>().RunAsync(importId, maria, ct)).Value;
        await ops.Get<StartLeadImport>().RunAsync((await ops.ViewAsync(importId)).Ref, "May", maria, ct);
        await ops.RunQueueAsync();

        Assert.Equal((8, 1, 3), (await ops.ViewAsync(importId)).Counts());
        Assert.Equal(WorkStatus.Done, (await ops.ItemAsync(check)).Status);
        Assert.Equal(3, (await LinesAsync(ops, importId)).Wrong);
    }

    [Fact]
    public async Task Nobody_mends_without_the_permission_or_from_another_tenant()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        var importId = await CheckedAsync(ops, maria);
        var delta = await ops.Get<Core.Tenants.CreateTenant>().RunAsync("Delta Homes", ct);
        var stranger = await ops.SomebodyAsync("Dora Delta", Core.Permissions.BuiltInRoles.Manager, delta);

        foreach (var (who, type) in new[] { (ana, typeof(NotAllowed)), (stranger, typeof(NotFound)) })
        {
            Assert.IsType(type, (await ops.Get<CheckLeadImport>().RunAsync(importId, who, ct)).Error);
            Assert.IsType(type, (await ops.Get<CorrectImportCell>().RunAsync(new(importId, 11, 0, "x", ""), who, ct)).Error);
            Assert.IsType(type, (await ops.Get<LeaveOutImportLine>().RunAsync(importId, 11, true, who, ct)).Error);
            Assert.IsType(type, (await ops.Get<ImportMendedLines>().RunAsync(importId, who, ct)).Error);
        }

        Assert.IsType<NotAllowed>((await ops.Get<ReplaceInImport>().RunAsync(importId, 6, "much", "1", ana, ct)).Error);
        Assert.Equal(0, (await ops.Get<ReplaceInImport>().RunAsync(importId, 6, "much", "1", stranger, ct)).Value);
        Assert.Empty((await ops.Get<LeadImportLineQuery>().LoadAsync(delta, importId, everything, ct)).Lines);
        Assert.Equal(3, (await LinesAsync(ops, importId)).Wrong);
    }

    [Theory, OnEveryDatabase]
    public async Task Whichever_commit_a_node_dies_at_a_check_a_run_and_the_mended_lines_count_once(string provider)
    {
        for (var commit = 1; commit <= 12; commit++)
            foreach (var afterIt in (bool[])[false, true])
            {
                await using var survivor = await TestOps.StartAsync(provider);
                var maria = await survivor.MariaAsync();
                var importId = (await survivor.UploadAsync(file, maria)).Value;
                await survivor.Get<CheckLeadImport>().RunAsync(importId, maria, ct);
                var death = new DyingCommit(commit, afterIt);
                await using var mortal = survivor.AnotherNode(death.Configure);
                await FinishAsync(survivor, mortal);
                Assert.Equal((true, 8, 1, 3), await survivor.ViewAsync(importId) is { Check: { } check } ? (check.IsDone, check.Ready, check.Here, check.Wrong) : default);

                await WriteAsync(survivor, maria, importId, 13, 2, "CA", "Kalif.");
                await survivor.Get<StartLeadImport>().RunAsync((await survivor.ViewAsync(importId)).Ref, "May", maria, ct);
                await FinishAsync(survivor, mortal);
                Assert.Equal((9, 1, 2), (await survivor.ViewAsync(importId)).Counts());

                await survivor.Get<ReplaceInImport>().RunAsync(importId, 6, "much", "5000", maria, ct);
                await survivor.Get<ImportMendedLines>().RunAsync(importId, maria, ct);
                await FinishAsync(survivor, mortal);
                Assert.Equal((11, 1, 0), (await survivor.ViewAsync(importId)).Counts());
                Assert.Equal([2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13], (await survivor.LeadsAsync()).Select(lead => lead.ImportLine!.Value).Order());
            }
    }

    /// <summary>The mortal node works until it dies; the other one finishes.</summary>
    private static async Task FinishAsync(TestOps survivor, TestOps mortal)
    {
        await Record.ExceptionAsync(() => mortal.RunQueueAsync());
        for (var look = 0; look < 8; look++)
        {
            survivor.Time.Advance(TimeSpan.FromMinutes(2));
            await survivor.Get<WorkLeases>().TakeBackExpiredAsync(ct);
            await survivor.RunQueueAsync();
        }
    }

    private static async Task<long> CheckedAsync(TestOps ops, Actor who)
    {
        var importId = (await ops.UploadAsync(file, who)).Value;
        Assert.True((await ops.Get<CheckLeadImport>().RunAsync(importId, who, ct)).Succeeded);
        await ops.RunQueueAsync();
        return importId;
    }

    private static async Task<ImportCellCorrected> WriteAsync(TestOps ops, Actor who, long importId, int line, int column, string value, string seen)
    {
        var corrected = await ops.Get<CorrectImportCell>().RunAsync(new(importId, line, column, value, seen), who, ct);
        Assert.True(corrected.Succeeded, corrected.Error?.Message);
        return corrected.Value;
    }

    private static Task<ImportLinePage> LinesAsync(TestOps ops, long importId, ImportLineFilter? filter = null) =>
        ops.Get<LeadImportLineQuery>().LoadAsync(ops.TenantId, importId, filter ?? everything, ct);
}
