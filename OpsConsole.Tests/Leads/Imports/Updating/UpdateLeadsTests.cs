using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Imports.Checking;
using OpsConsole.Core.Leads.Imports.Mending;
using OpsConsole.Core.Leads.Imports.Updating;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Imports.Updating;

/// <summary>What lines do to leads that are already here.</summary>
public sealed class UpdateLeadsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    private static readonly string known = SomeUpdates.Csv(SomeUpdates.Row(1, owner: "Rosa Lind", beds: "3", price: "250000"), SomeUpdates.Row(2, beds: "2"));

    [Theory, OnEveryDatabase]
    public async Task Filling_gives_what_nobody_knew_and_replaces_nothing(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        await ops.ImportAsync(known, maria);
        var before = await ops.AtAsync(1);

        var view = await ops.UpdateAsync(SomeUpdates.Csv(SomeUpdates.Row(1, "Somebody Else", "916 555 0134", "4", "2.5"), SomeUpdates.Row(2), SomeUpdates.Row(3)), ExistingLeads.Fill, maria);

        Assert.Equal((1, 1, 1, 0), view.Figures());
        var lead = await ops.AtAsync(1);
        Assert.Equal(("Rosa Lind", "+19165550134", 3, 2.5m, 25_000_000L), (lead.OwnerName, lead.OwnerPhone, lead.Beds, lead.Baths, lead.AskingPriceCents));
        Assert.Equal((before.Version + 1, before.AddressKey, ReviewScore.Of(lead.ToInput()).Points), (lead.Version, lead.AddressKey, lead.Score));
        Assert.Contains("9165550134", lead.SearchText, StringComparison.Ordinal);
        var edits = Assert.Single(await ops.EditsAsync(lead.Id));
        Assert.Equal([new("OwnerPhone", null, "+19165550134"), new FactChange("Baths", null, "2.5")], edits.Changes);
        Assert.Equal((lead.Version, view.Id), (edits.Version, edits.ImportId));
        Assert.Equal(lead.Score == before.Score ? null : new ScoreChange(before.Score, lead.Score), edits.Score);
        Assert.Equal([(2, (long?)lead.Id, $"Same address as lead {lead.Id}: Owner's phone +19165550134, Baths 2.5")], (await ops.UpdatesAsync(view.Id)).Select(row => (row.Line, row.MatchesLeadId, row.Reason)));
        Assert.Equal([3], (await ops.DuplicatesAsync(view.Id)).Select(row => row.Line));
        Assert.Equal("1 added, 1 updated, 1 already here, 0 failed", view.Counted);
        await using var db = ops.Open();
        Assert.Equal("1 added, 1 updated, 1 already here, 0 failed", (await db.WorkItems.SingleAsync(item => item.Id == view.WorkItemId, ct)).ProgressText);
    }

    [Theory, OnEveryDatabase]
    public async Task Taking_replaces_and_an_empty_cell_or_a_value_for_all_lines_does_not(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        await ops.ImportAsync(known, maria);
        var importId = (await ops.UploadAsync(SomeUpdates.Csv(SomeUpdates.Row(1, beds: "5", price: "260000"), SomeUpdates.Row(2)), maria)).Value;
        var mapping = ColumnMapping.FromJson((await ops.ViewAsync(importId)).Mapping).Value.WithDefault(LeadField.Baths, "1").WithDefault(LeadField.Beds, "9");
        var corrected = (await ops.Get<CorrectImportMapping>().RunAsync((await ops.ViewAsync(importId)).Ref, mapping, "June", maria, ct)).Value;
        var chosen = (await ops.Get<ChooseExistingLeads>().RunAsync(corrected, ExistingLeads.Take, maria, ct)).Value;
        Assert.True((await ops.Get<StartLeadImport>().RunAsync(chosen, "June", maria, ct)).Succeeded);
        await ops.RunQueueAsync();

        Assert.Equal((0, 2, 0, 0), (await ops.ViewAsync(importId)).Figures());
        var (one, two) = (await ops.AtAsync(1), await ops.AtAsync(2));
        Assert.Equal(("Rosa Lind", 5, 1m, 26_000_000L), (one.OwnerName, one.Beds, one.Baths, one.AskingPriceCents));
        Assert.Equal((2, 1m), (two.Beds, two.Baths));
        await using var db = ops.Open();
        Assert.Equal(26_000_000, (await db.LeadTallies.SingleAsync(tally => tally.Status == LeadStatus.Pending, ct)).AskingCents);

        // Once more there is nothing left to change.
        Assert.Equal((0, 0, 2, 0), (await ops.UpdateAsync(SomeUpdates.Csv(SomeUpdates.Row(1, beds: "5", price: "260000"), SomeUpdates.Row(2)), ExistingLeads.Take, maria)).Figures());
    }

    [Fact]
    public async Task A_lead_that_may_not_be_changed_stays_and_its_line_says_why_and_one_in_the_trash_holds_no_address()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        await ops.ImportAsync(SomeUpdates.Csv(SomeUpdates.Row(1, beds: "3"), SomeUpdates.Row(2, beds: "3")), maria);
        var (sold, trashed) = (await ops.AtAsync(1), await ops.AtAsync(2));
        await ops.Get<ApproveLead>().RunAsync(new LeadRef(sold.Id, sold.Version), maria, ct);
        await using (var db = ops.Open())
        {
            (await db.Leads.SingleAsync(lead => lead.Id == sold.Id, ct)).Sell("Blue Door", 100, ops.Time.NowUtc);
            await db.SaveChangesAsync(ct);
        }

        Assert.True((await ops.Get<Core.Leads.Trash.DeleteLead>().RunAsync(new LeadRef(trashed.Id, trashed.Version), maria, ct)).Succeeded);
        var view = await ops.UpdateAsync(SomeUpdates.Csv(SomeUpdates.Row(1, beds: "4"), SomeUpdates.Row(2, beds: "4")), ExistingLeads.Take, maria);

        Assert.Equal((1, 0, 1, 0), view.Figures());
        Assert.Equal($"Same address as lead {sold.Id}: {new SoldLeadsStayAsTheyAre().Message}", Assert.Single(await ops.DuplicatesAsync(view.Id)).Reason);
        Assert.Equal(3, (await ops.AtAsync(1)).Beds);
        Assert.NotEqual(trashed.Id, (await ops.AtAsync(2)).Id);
    }

    [Theory, InlineData(ExistingLeads.Fill, false), InlineData(ExistingLeads.Take, false), InlineData(ExistingLeads.Fill, true), InlineData(ExistingLeads.Take, true)]
    public async Task Of_two_lines_for_one_lead_the_later_wins_and_both_are_said(ExistingLeads how, bool isFarApart)
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        await ops.ImportAsync(SomeUpdates.Csv(SomeUpdates.Row(1)), maria);
        var between = Enumerable.Range(1_000, isFarApart ? ImportLeads.BatchRows : 1).Select(number => SomeUpdates.Row(number));

        var view = await ops.UpdateAsync(SomeUpdates.Csv([SomeUpdates.Row(1, beds: "3", price: "100"), SomeUpdates.Row(2, beds: "3", price: "100"), .. between, SomeUpdates.Row(1, beds: "4"), SomeUpdates.Row(2, beds: "4")]), how, maria);

        Assert.Equal(3, view.Updated);
        Assert.Equal((4, 10_000L), ((await ops.AtAsync(1)).Beds, (await ops.AtAsync(1)).AskingPriceCents));
        Assert.Equal((4, 10_000L), ((await ops.AtAsync(2)).Beds, (await ops.AtAsync(2)).AskingPriceCents));
        var (one, two) = (await ops.AtAsync(1), await ops.AtAsync(2));
        Assert.Equal(
            [$"Same address as lead {one.Id}: Beds 3, Asking price $100", $"Same address as lead {one.Id}: Beds 3 → 4", $"Same address as lead {two.Id}, added by line 3: Beds 3 → 4"],
            (await ops.UpdatesAsync(view.Id)).Select(row => row.Reason));
        Assert.Equal(isFarApart ? 2 : 1, (await ops.EditsAsync(one.Id)).Count);
        Assert.Equal([new FactChange("Beds", "3", "4")], Assert.Single(await ops.EditsAsync(two.Id)).Changes);
        Assert.Equal(["4"], (await ops.Get<LeadHistoryQuery>().OfFactAsync(ops.TenantId, two.Id, "Beds", ct)).Select(entry => entry.New));
    }

    [Theory, OnEveryDatabase]
    public async Task What_somebody_changes_after_the_start_is_theirs_and_the_rest_is_merged(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        await ops.ImportAsync(known, maria);
        var importId = await ops.QueueUpdateAsync(SomeUpdates.Csv(SomeUpdates.Row(1, owner: "Ben Lind", beds: "5", price: "260000"), SomeUpdates.Row(2, beds: "5", note: "moves")), ExistingLeads.Take, maria);
        await ops.EditAsync(await ops.AtAsync(1), jonas, ("Beds", "7"), ("OwnerName", null));

        await ops.RunQueueAsync();

        var lead = await ops.AtAsync(1);
        Assert.Equal((null, 7, 26_000_000L), (lead.OwnerName, lead.Beds, lead.AskingPriceCents));
        Assert.Equal($"Same address as lead {lead.Id}: Asking price $250,000 → $260,000; Owner's name, Beds stay, Jonas Reyes changed them after the start", (await ops.UpdatesAsync(importId))[0].Reason);
        Assert.Equal((0, 2, 0, 0), (await ops.ViewAsync(importId)).Figures());
    }

    [Theory, OnEveryDatabase]
    public async Task Edits_beside_a_run_are_never_lost(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var numbers = Enumerable.Range(1, 500).ToList();
        await ops.ImportAsync(SomeUpdates.Csv(numbers.Select(number => SomeUpdates.Row(number, beds: "3"))), maria);
        var leads = await ops.LeadsAsync();
        var importId = await ops.QueueUpdateAsync(SomeUpdates.Csv(numbers.Select(number => SomeUpdates.Row(number, beds: "5", baths: "2"))), ExistingLeads.Take, maria);

        var run = Task.Run(ops.RunQueueAsync);
        var edits = new Dictionary<long, LeadEdited>();
        for (var at = 499; at > 0; at -= 23)
            edits[leads[at].Id] = await ops.EditAsync(leads[at], jonas, ("Beds", "9"));
        await run;
        while ((await ops.ViewAsync(importId)).Standing != ImportStanding.Finished)
        {
            ops.Time.Advance(TimeSpan.FromMinutes(2));
            await ops.RunQueueAsync();
        }

        var after = (await ops.LeadsAsync()).ToDictionary(lead => lead.Id);
        Assert.All(edits, edit => Assert.Equal(edit.Value.Saved.Count == 1 ? 9 : 5, after[edit.Key].Beds));
        Assert.All(after.Values.Where(lead => !edits.ContainsKey(lead.Id)), lead => Assert.Equal(5, lead.Beds));
        Assert.All(after.Values, lead => Assert.Equal(2m, lead.Baths));
        Assert.Equal(500, (await ops.ViewAsync(importId)).Updated);
    }

    [Fact]
    public async Task Half_a_place_is_not_put_to_another_half()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        const string header = "street,city,state,zip,latitude,longitude";
        await ops.ImportAsync($"{header}\r\n1 Elm St,Galt,CA,95632,38.1,-121.1\r\n", maria);
        await using (var db = ops.Open())
            await db.Leads.ExecuteUpdateAsync(set => set.SetProperty(lead => lead.Longitude, (double?)null), ct);

        var view = await ops.UpdateAsync($"{header}\r\n1 Elm St,Galt,CA,95632,39.5,-122.5\r\n", ExistingLeads.Fill, maria);

        Assert.Equal((0, 0, 1, 0), view.Figures());
        Assert.Equal((38.1, null), ((await ops.LeadsAsync())[0].Latitude, (await ops.LeadsAsync())[0].Longitude));
        Assert.Equal((0, 1, 0, 0), (await ops.UpdateAsync($"{header}\r\n1 Elm St,Galt,CA,95632,39.5,-122.5\r\n", ExistingLeads.Take, maria)).Figures());
        Assert.Equal((39.5, -122.5), ((await ops.LeadsAsync())[0].Latitude, (await ops.LeadsAsync())[0].Longitude));
    }

    [Fact]
    public async Task Who_may_not_change_leads_may_not_have_a_file_do_it()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var importer = maria with { Permissions = System.Collections.Frozen.FrozenSet.ToFrozenSet(maria.Permissions.Where(name => name != LeadPermissions.Edit)) };
        await ops.ImportAsync(known, maria);
        var importId = (await ops.UploadAsync(SomeUpdates.Csv(SomeUpdates.Row(1, beds: "9")), maria)).Value;
        var target = (await ops.ViewAsync(importId)).Ref;

        Assert.Equal(LeadPermissions.Edit, Assert.IsType<Core.NotAllowed>((await ops.Get<ChooseExistingLeads>().RunAsync(target, ExistingLeads.Fill, importer, ct)).Error).Permission);
        Assert.True((await ops.Get<ChooseExistingLeads>().RunAsync(target, ExistingLeads.Leave, importer, ct)).Succeeded);
        var chosen = (await ops.Get<ChooseExistingLeads>().RunAsync(target, ExistingLeads.Take, maria, ct)).Value;
        Assert.IsType<Core.NotAllowed>((await ops.Get<StartLeadImport>().RunAsync(chosen, "June", importer, ct)).Error);
        Assert.True((await ops.Get<StartLeadImport>().RunAsync(chosen, "June", maria, ct)).Succeeded);
        // Taken from the role between the start and the run.
        await using (var db = ops.Open())
            await db.RolePermissions.IgnoreQueryFilters([Core.OpsDb.TenantFilter]).Where(held => held.Permission == LeadPermissions.Edit).ExecuteDeleteAsync(ct);
        await using var other = ops.AnotherNode();
        await other.RunQueueAsync();

        Assert.Equal((0, 0, 1, 0), (await ops.ViewAsync(importId)).Figures());
        Assert.Contains("may not do this any more", Assert.Single(await ops.DuplicatesAsync(importId)).Reason, StringComparison.Ordinal);
        Assert.Equal(3, (await ops.AtAsync(1)).Beds);
    }

    [Fact]
    public async Task The_choice_is_kept_for_the_next_file_with_the_header_and_belongs_to_who_saw_it()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        await ops.UpdateAsync(known, ExistingLeads.Fill, maria, "april.csv");

        var may = await ops.ViewAsync((await ops.UploadAsync(SomeUpdates.Csv(SomeUpdates.Row(9)), maria, "may.csv")).Value);
        Assert.Equal(ExistingLeads.Fill, may.Existing);
        Assert.Equal(ExistingLeads.Leave, (await ops.ViewAsync((await ops.UploadAsync(SomeImports.Csv(1), maria)).Value)).Existing);
        Assert.True((await ops.Get<ChooseExistingLeads>().RunAsync(may.Ref, ExistingLeads.Take, jonas, ct)).Succeeded);
        Assert.Equal("Jonas Reyes", Assert.IsType<Core.ChangedBySomeoneElse>((await ops.Get<StartLeadImport>().RunAsync(may.Ref, "May", maria, ct)).Error).Who);
        Assert.IsType<Core.ChangedBySomeoneElse>((await ops.Get<ChooseExistingLeads>().RunAsync(may.Ref, ExistingLeads.Leave, maria, ct)).Error);
    }

    [Fact]
    public async Task A_line_that_is_mended_after_the_run_changes_its_lead_too_but_not_what_somebody_changed_meanwhile()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        await ops.ImportAsync(known, maria);
        var view = await ops.UpdateAsync(SomeUpdates.Csv(SomeUpdates.Row(1, beds: "many", price: "260000"), SomeUpdates.Row(2, beds: "5")), ExistingLeads.Take, maria);
        Assert.Equal((0, 1, 0, 1), view.Figures());
        await ops.EditAsync(await ops.AtAsync(1), jonas, ("AskingPriceCents", "270000"));
        Assert.True((await ops.Get<CorrectImportCell>().RunAsync(new(view.Id, 2, 6, "5", "many"), maria, ct)).Value.IsRight);
        Assert.True((await ops.Get<ImportMendedLines>().RunAsync(view.Id, maria, ct)).Succeeded);
        await ops.RunQueueAsync();

        Assert.Equal((ImportStanding.Finished, (0, 2, 0, 0)), ((await ops.ViewAsync(view.Id)).Standing, (await ops.ViewAsync(view.Id)).Figures()));
        Assert.Equal((5, 27_000_000L), ((await ops.AtAsync(1)).Beds, (await ops.AtAsync(1)).AskingPriceCents));
    }

    [Theory, OnEveryDatabase]
    public async Task A_check_and_the_preview_say_what_would_be_updated(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        await ops.ImportAsync(known, maria);
        var importId = (await ops.UploadAsync(SomeUpdates.Csv(SomeUpdates.Row(1, beds: "4"), SomeUpdates.Row(2), SomeUpdates.Row(3), SomeUpdates.Row(3), SomeUpdates.Row(4, beds: "many")), maria)).Value;
        (ExistingLeads How, (int, int, int, int) Says, string Preview)[] choices = [(ExistingLeads.Leave, (1, 0, 3, 1), ""), (ExistingLeads.Fill, (1, 0, 3, 1), ""), (ExistingLeads.Take, (1, 1, 2, 1), "Beds 3 → 4")];
        foreach (var (how, says, preview) in choices)
        {
            await ops.Get<ChooseExistingLeads>().RunAsync((await ops.ViewAsync(importId)).Ref, how, maria, ct);
            await ops.Get<CheckLeadImport>().RunAsync(importId, maria, ct);
            await ops.RunQueueAsync();

            var check = (await ops.ViewAsync(importId)).Check!;
            Assert.Equal((true, says), (check.IsDone, (check.Ready, check.Updates, check.Here, check.Wrong)));
            var mapping = ColumnMapping.FromJson((await ops.ViewAsync(importId)).Mapping).Value;
            var rows = (await ops.Get<LeadImportSampleQuery>().LoadAsync(ops.TenantId, importId, ct)).Rows.Select(row => LeadRow.Read(row, mapping, new LeadInputRules(ops.Time))).ToList();
            var outlook = await ops.Get<LeadImportOutlookQuery>().LoadAsync(ops.TenantId, rows, how, ct);
            Assert.Equal([2, 3], outlook.Keys.Order());
            Assert.Equal((preview.Length > 0, preview), (outlook[2].IsUpdate, outlook[2].Words));
        }

        Assert.Equal(2, (await ops.LeadsAsync()).Count);
        Assert.Empty(await ops.EditsAsync((await ops.AtAsync(1)).Id));
    }
}
