using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Imports;

public sealed class StartLeadImportTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task Start_WhileARequiredColumnIsMissing_NamesIt_UntilACorrectionFillsIt()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var importId = (await ops.UploadAsync("where,city,price\r\n1 Elm St,Sacramento,100000\r\n", maria)).Value;
        var target = (await ops.ViewAsync(importId)).Ref;

        var refused = (await ops.Get<StartLeadImport>().RunAsync(target, "May", maria, ct)).Error;
        Assert.Equal(["Street", "State"], Assert.IsType<ColumnsAreMissing>(refused).Fields.Select(field => field.Label));

        var mapping = ColumnMapping.FromJson((await ops.ViewAsync(importId)).Mapping).Value.Assign(0, LeadField.Street).Value.WithDefault(LeadField.State, "CA");
        var corrected = (await ops.Get<CorrectImportMapping>().RunAsync(target, mapping, "May", maria, ct)).Value;
        Assert.True((await ops.Get<StartLeadImport>().RunAsync(corrected, "May", maria, ct)).Succeeded);
        await ops.RunQueueAsync();

        Assert.Equal((1, 0, 0), (await ops.ViewAsync(importId)).Counts());
        Assert.Equal("1 Elm St, Sacramento, CA", Assert.Single(await ops.LeadsAsync()).AddressLine);
    }

    [Theory, OnEveryDatabase]
    public async Task What_was_chosen_for_a_file_is_chosen_again_for_the_next_one_with_its_header(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var april = (await ops.UploadAsync("where,city,price\r\n1 Elm St,Sacramento,100000\r\n", maria, "april.csv")).Value;
        var mapping = ColumnMapping.FromJson((await ops.ViewAsync(april)).Mapping).Value.Assign(0, LeadField.Street).Value.WithDefault(LeadField.State, "CA");
        var corrected = (await ops.Get<CorrectImportMapping>().RunAsync((await ops.ViewAsync(april)).Ref, mapping, "County", maria, ct)).Value;
        // Not before somebody meant it: an upload that was never started is a try.
        Assert.Null((await ops.ViewAsync((await ops.UploadAsync("where,city,price\r\n2 Elm St,Sacramento,1\r\n", maria, "try.csv")).Value)).MappingFrom);
        Assert.True((await ops.Get<StartLeadImport>().RunAsync(corrected, "County", maria, ct)).Succeeded);

        var may = await ops.ViewAsync((await ops.UploadAsync("where,city,price\r\n3 Elm St,Sacramento,120000\r\n", maria, "may.csv")).Value);
        var other = await ops.ViewAsync((await ops.UploadAsync("where,price,city\r\n3 Elm St,120000,Sacramento\r\n", maria, "other.csv")).Value);

        Assert.Equal(("april.csv", mapping.ToJson()), (may.MappingFrom, may.Mapping));
        Assert.Null(other.MappingFrom);
    }

    [Theory]
    [InlineData("", typeof(SourceNameIsEmpty))]
    [InlineData("  ", typeof(SourceNameIsEmpty))]
    [InlineData("A name of more than eighty characters, which nobody would want to read on each and every card", typeof(SourceNameIsTooLong))]
    public async Task Start_WithoutAUsableName_IsRefused(string source, Type error)
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var importId = (await ops.UploadAsync(SomeImports.Csv(1), maria)).Value;

        Assert.IsType(error, (await ops.Get<StartLeadImport>().RunAsync((await ops.ViewAsync(importId)).Ref, source, maria, ct)).Error);
        await using var db = ops.Open();
        Assert.False(await db.WorkItems.AnyAsync(ct));
    }

    [Theory, OnEveryDatabase]
    public async Task Start_ClickedTwice_OrByTwoAtOnce_QueuesOnce(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var importId = (await ops.UploadAsync(SomeImports.Csv(3), maria)).Value;
        var target = (await ops.ViewAsync(importId)).Ref;

        var clicks = await Task.WhenAll(Enumerable.Range(0, 6).Select(click =>
            Task.Run(() => ops.Get<StartLeadImport>().RunAsync(target, "May", click % 2 == 0 ? maria : jonas, ct))));
        var later = await ops.Get<StartLeadImport>().RunAsync(target, "May", maria, ct);

        Assert.All(clicks, click => Assert.Equal(later.Value, click.Value));
        await using var db = ops.Open();
        Assert.Equal(later.Value, (await db.WorkItems.SingleAsync(ct)).Id);
        Assert.Equal(1, await db.Activity.CountAsync(entry => entry.Action == "lead-import.started", ct));
    }

    [Fact]
    public async Task Correct_WhatSomebodyElseCorrected_SaysWho_AndOverwritesNothing()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var importId = (await ops.UploadAsync(SomeImports.Csv(3), maria)).Value;
        var seen = await ops.ViewAsync(importId);
        var mapping = ColumnMapping.FromJson(seen.Mapping).Value;
        Assert.True((await ops.Get<CorrectImportMapping>().RunAsync(seen.Ref, mapping.Assign(6, null).Value, "Jonas's list", jonas, ct)).Succeeded);

        var late = await ops.Get<CorrectImportMapping>().RunAsync(seen.Ref, mapping, "Maria's list", maria, ct);
        Assert.Equal("Jonas Reyes", Assert.IsType<ChangedBySomeoneElse>(late.Error).Who);
        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<StartLeadImport>().RunAsync(seen.Ref, "Maria's list", maria, ct)).Error);
        Assert.Equal("Jonas's list", (await ops.ViewAsync(importId)).Source);
    }

    [Fact]
    public async Task Correct_WithColumnsOfAnotherFile_OrAfterTheStart_IsRefused()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var importId = (await ops.UploadAsync(SomeImports.Csv(3), maria)).Value;
        var seen = await ops.ViewAsync(importId);
        Assert.IsType<MappingIsForAnotherFile>((await ops.Get<CorrectImportMapping>().RunAsync(seen.Ref, ColumnMapping.Recognise(["street"]), "May", maria, ct)).Error);

        await ops.Get<StartLeadImport>().RunAsync(seen.Ref, "May", maria, ct);
        var mapping = ColumnMapping.FromJson(seen.Mapping).Value;
        Assert.IsType<ImportHasStarted>((await ops.Get<CorrectImportMapping>().RunAsync((await ops.ViewAsync(importId)).Ref, mapping, "June", maria, ct)).Error);
        await ops.RunQueueAsync();
        Assert.IsType<ImportHasEnded>((await ops.Get<StartLeadImport>().RunAsync((await ops.ViewAsync(importId)).Ref, "May", maria, ct)).Error);
    }

    [Fact]
    public async Task Nothing_of_an_import_is_open_to_who_may_not_import()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        var importId = (await ops.UploadAsync(SomeImports.Csv(3), maria)).Value;
        var seen = await ops.ViewAsync(importId);

        Error?[] answers =
        [
            (await ops.Get<CorrectImportMapping>().RunAsync(seen.Ref, ColumnMapping.FromJson(seen.Mapping).Value, "May", ana, ct)).Error,
            (await ops.Get<StartLeadImport>().RunAsync(seen.Ref, "May", ana, ct)).Error,
            (await ops.Get<ResumeLeadImport>().RunAsync(importId, ana, ct)).Error,
        ];
        Assert.All(answers, answer => Assert.Equal(LeadPermissions.Import, Assert.IsType<NotAllowed>(answer).Permission));
    }
}
