using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Imports.TakingBack;
using OpsConsole.Core.Leads.Imports.Updating;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Tagging;
using OpsConsole.Core.Notes;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Bulk;
using OpsConsole.Tests.Leads.Imports.Updating;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Leads.Imports.TakingBack;

/// <summary>Taking back an import that changed leads which were here before it.</summary>
public sealed class TakeBackUpdatesTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly string[] fields = ["OwnerName", "OwnerPhone", "Beds", "Baths", "AskingPriceCents", "MotivationNote"];

    /// <summary>
    /// Any leads before, any import over them, any work by anybody afterwards: each fact that nobody changed since is as before the import, each
    /// other one as it was left, with the lead named; added leads that nobody worked on are in the trash. The undo brings back what was.
    /// </summary>
    [Theory]
    [InlineData(1, ExistingLeads.Take), InlineData(2, ExistingLeads.Take), InlineData(3, ExistingLeads.Fill), InlineData(4, ExistingLeads.Fill), InlineData(5, ExistingLeads.Take), InlineData(6, ExistingLeads.Fill)]
    public async Task Untouched_facts_are_as_before_and_touched_ones_stay_and_are_named(int seed, ExistingLeads how)
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var dice = new Random(seed);
        await ops.ImportAsync(SomeUpdates.Csv(Enumerable.Range(1, 200).Where(_ => dice.Next(3) > 0).Select(number => RandomRow(number, dice))), jonas);
        var before = (await ops.LeadsAsync()).ToDictionary(lead => lead.Id, lead => lead.ToInput());
        var view = await ops.UpdateAsync(SomeUpdates.Csv(Enumerable.Range(0, 320).Select(_ => RandomRow(dice.Next(1, 230), dice))), how, maria);
        Assert.True(view.Updated > 40 && view.Added > 20, view.Counted);
        var imported = (await ops.LeadsAsync()).ToDictionary(lead => lead.Id, lead => lead.ToInput());
        var touched = new Dictionary<long, HashSet<string>>();
        foreach (var lead in (await ops.LeadsAsync()).Where(_ => dice.Next(4) == 0))
            touched[lead.Id] = await TouchAsync(ops, lead, jonas, dice);

        var left = (await ops.LeadsAsync()).ToDictionary(lead => lead.Id);
        var looked = (await ops.Get<PreviewTakeBack>().RunAsync(view.Id, maria, ct)).Value;
        var started = (await ops.Get<TakeBackImport>().RunAsync(view.Id, maria, ct)).Value;
        await ops.RunQueueAsync();

        var now = (await ops.LeadsAsync()).ToDictionary(lead => lead.Id);
        Assert.Equal(left.Values.Where(lead => lead.ImportId != view.Id || touched.ContainsKey(lead.Id)).Select(lead => lead.Id).Order(), now.Keys.Order());
        var results = (await ops.BulkResultsAsync(started.ActionId)).ToDictionary(result => result.RowId);
        foreach (var lead in now.Values.Where(lead => lead.ImportId != view.Id))
        {
            var (was, wrote, since) = (before[lead.Id], imported[lead.Id], left[lead.Id].ToInput());
            var changedSince = LeadEditing.Changes(wrote, since).Select(change => change.Field).ToHashSet();
            Assert.All(LeadFact.All, fact => Assert.Equal(changedSince.Contains(fact.Name) ? fact.Of(since) : fact.Of(was), fact.Of(lead.ToInput())));
            if (changedSince.Count == 0)
                Assert.Equal(was, lead.ToInput());
            var overwritten = LeadEditing.Changes(was, wrote).Where(change => changedSince.Contains(change.Field)).Select(change => LeadFact.Named(change.Field)!.Label).ToList();
            Assert.All(overwritten, label => Assert.Contains(label, results[lead.Id].Reason, StringComparison.Ordinal));
            Assert.Equal((left[lead.Id].Status, left[lead.Id].AddressKey, ReviewScore.Of(lead.ToInput()).Points), (lead.Status, lead.AddressKey, lead.Score));
        }

        var action = await ops.BulkViewAsync(started.ActionId);
        Assert.Equal((looked.Ready, looked.Added.LeftOut.Concat(looked.Updated.LeftOut).Sum(group => group.Count), 0), action.Counts());
        Assert.Equal(results.Values.Count(result => result.Outcome == BulkOutcome.Done && result.Reason is not null), looked.Updated.Partly.Sum(group => group.Count));

        // Put back, all stands as it was left; taken back once more it comes to the same.
        Assert.Equal((action.Done, 0), ((await ops.UndoAsync(started.ActionId, maria)).Undone, (await ops.BulkViewAsync(started.ActionId)).Kept));
        Assert.Equal(left.Values.Select(lead => (lead.Id, lead.ToInput())), (await ops.LeadsAsync()).Select(lead => (lead.Id, lead.ToInput())));
        var again = (await ops.Get<TakeBackImport>().RunAsync(view.Id, maria, ct)).Value;
        await ops.RunQueueAsync();
        Assert.Equal(action.Counts(), (await ops.BulkViewAsync(again.ActionId)).Counts());
        Assert.Equal(now.Values.Select(lead => (lead.Id, lead.ToInput())), (await ops.LeadsAsync()).Select(lead => (lead.Id, lead.ToInput())));
    }

    [Theory, OnEveryDatabase]
    public async Task Sold_leads_and_those_in_the_trash_are_named_and_stay(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        await ops.ImportAsync(SomeUpdates.Csv(Enumerable.Range(1, 3).Select(number => SomeUpdates.Row(number, beds: "2"))), maria);
        var view = await ops.UpdateAsync(SomeUpdates.Csv(Enumerable.Range(1, 3).Select(number => SomeUpdates.Row(number, beds: "3"))), ExistingLeads.Take, maria);
        var (sold, trashed) = (await ops.AtAsync(1), await ops.AtAsync(2));
        Assert.True((await ops.Get<ApproveLead>().RunAsync(new LeadRef(sold.Id, sold.Version), maria, ct)).Succeeded);
        await using (var db = ops.Open())
        {
            Assert.Null((await db.Leads.SingleAsync(lead => lead.Id == sold.Id, ct)).Sell("Blue Door", 100, ops.Time.NowUtc));
            await db.SaveChangesAsync(ct);
        }

        Assert.True((await ops.Get<Core.Leads.Trash.DeleteLead>().RunAsync(new LeadRef(trashed.Id, trashed.Version), maria, ct)).Succeeded);
        var started = (await ops.Get<TakeBackImport>().RunAsync(view.Id, maria, ct)).Value;
        await ops.RunQueueAsync();

        Assert.Equal((1, 1, 1), (await ops.BulkViewAsync(started.ActionId)).Counts());
        var results = (await ops.BulkResultsAsync(started.ActionId)).ToDictionary(result => result.RowId, result => result.Reason);
        Assert.Equal((new SoldLeadsStayAsTheyAre().Message, new RowIsGone(new("lead", "leads"), trashed.Id).Message), (results[sold.Id], results[trashed.Id]));
        Assert.Equal((3, 2), ((await ops.AtAsync(1)).Beds, (await ops.AtAsync(3)).Beds));
    }

    [Fact]
    public async Task Who_may_not_change_leads_does_not_take_back_what_changed_some()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        await ops.ImportAsync(SomeUpdates.Csv(SomeUpdates.Row(1)), maria);
        var view = await ops.UpdateAsync(SomeUpdates.Csv(SomeUpdates.Row(1, beds: "3")), ExistingLeads.Fill, maria);
        var importer = maria with { Permissions = System.Collections.Frozen.FrozenSet.ToFrozenSet(maria.Permissions.Where(name => name != LeadPermissions.Edit)) };

        Assert.Equal(LeadPermissions.Edit, Assert.IsType<NotAllowed>((await ops.Get<PreviewTakeBack>().RunAsync(view.Id, importer, ct)).Error).Permission);
        Assert.IsType<NotAllowed>((await ops.Get<TakeBackImport>().RunAsync(view.Id, importer, ct)).Error);
        var started = (await ops.Get<TakeBackImport>().RunAsync(view.Id, maria, ct)).Value;
        await ops.RunQueueAsync();
        Assert.IsType<NotAllowed>((await ops.Get<UndoBulk>().RunAsync(started.ActionId, importer, ct)).Error);
        Assert.Null((await ops.AtAsync(1)).Beds);
    }

    [Theory, OnEveryDatabase]
    public async Task Whichever_commit_a_node_dies_at_another_finishes_and_each_lead_is_put_back_once(string provider)
    {
        var counting = new DyingCommit(int.MaxValue, afterIt: false);
        await DieAsync(provider, counting.Configure);
        Assert.Equal(6, counting.Commits);
        for (var commit = 1; commit <= counting.Commits; commit++)
            foreach (var afterIt in (bool[])[false, true])
                await DieAsync(provider, new DyingCommit(commit, afterIt).Configure);
    }

    private static async Task DieAsync(string provider, Action<IServiceCollection> mortality)
    {
        const int rows = (2 * BulkBatch.Most) + 20;
        await using var survivor = await TestOps.StartAsync(provider);
        var maria = await survivor.MariaAsync();
        await survivor.ImportAsync(SomeUpdates.Csv(Enumerable.Range(1, rows / 2).Select(number => SomeUpdates.Row(number, beds: "2"))), maria);
        var view = await survivor.UpdateAsync(SomeUpdates.Csv(Enumerable.Range(1, rows).Select(number => SomeUpdates.Row(number, beds: "3", price: "100000"))), ExistingLeads.Take, maria);
        var actionId = (await survivor.Get<TakeBackImport>().RunAsync(view.Id, maria, ct)).Value.ActionId;
        await using var mortal = survivor.AnotherNode(mortality);
        await Record.ExceptionAsync(() => LookAsync(mortal));
        for (var look = 0; look < 10 && (await survivor.BulkViewAsync(actionId)).Standing != BulkStanding.Finished; look++)
        {
            survivor.Time.Advance(TimeSpan.FromMinutes(2));
            await LookAsync(survivor);
        }

        Assert.Equal((rows, 0, 0), (await survivor.BulkViewAsync(actionId)).Counts());
        var leads = await survivor.LeadsAsync();
        Assert.Equal(rows / 2, leads.Count);
        Assert.All(leads, lead => Assert.Equal((2, null, 3L), (lead.Beds, lead.AskingPriceCents, lead.Version)));
        await using var db = survivor.Open();
        Assert.Equal(rows, await db.Activity.CountAsync(entry => entry.Action == "lead.edited", ct));
        Assert.Equal(rows / 2, await db.Activity.CountAsync(entry => entry.Action == "lead.deleted", ct));
    }

    private static async Task LookAsync(TestOps node)
    {
        await node.Get<WorkLeases>().TakeBackExpiredAsync(ct);
        if (await node.ClaimAsync() is { } claim)
            await node.Get<RunWork>().RunAsync(claim, ct);
    }

    private static string RandomRow(int number, Random dice)
    {
        string Maybe(string text) => dice.Next(3) > 0 ? text : "";
        return SomeUpdates.Row(
            number, Maybe($"Owner {dice.Next(5)}"), Maybe($"916 555 01{dice.Next(10, 14)}"), Maybe($"{dice.Next(1, 6)}"), Maybe($"{dice.Next(2, 8) / 2m:0.0}"), Maybe($"{dice.Next(1, 5) * 50_000}"), Maybe($"note {dice.Next(4)}"));
    }

    /// <returns>The facts that were changed; none for work of another kind.</returns>
    private static async Task<HashSet<string>> TouchAsync(TestOps ops, Lead lead, Actor who, Random dice)
    {
        ops.Time.Advance(TimeSpan.FromSeconds(1));
        var target = new LeadRef(lead.Id, lead.Version);
        switch (dice.Next(5))
        {
            case 0:
                Assert.Null((await ops.Get<ApproveLead>().RunAsync(target, who, ct)).Error);
                return [];
            case 1:
                Assert.Null((await ops.Get<AddLeadNote>().RunAsync(lead.Id, "Called the owner.", who, ct)).Error);
                return [];
            case 2:
                Assert.Null((await ops.Get<TagLead>().RunAsync(lead.Id, "hot", who, ct)).Error);
                return [];
            default:
                var patch = fields.Where(_ => dice.Next(2) == 0).DefaultIfEmpty("Beds").ToDictionary(field => field, field => field switch { "Beds" => "77", "Baths" => "9.5", "AskingPriceCents" => "123456", "OwnerPhone" => "(916) 555-0199", _ => (string?)"Jonas wrote this" });
                var edited = await ops.Get<EditLead>().RunAsync(target, patch, who, ct);
                Assert.Null(edited.Error);
                return [.. edited.Value.Saved.Select(change => change.Field)];
        }
    }
}
