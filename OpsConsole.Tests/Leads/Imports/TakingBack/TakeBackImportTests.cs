using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Imports.TakingBack;
using OpsConsole.Core.Leads.Tagging;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Notes;
using OpsConsole.Core.Tasks;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Bulk;
using OpsConsole.Tests.Leads.Verification;

namespace OpsConsole.Tests.Leads.Imports.TakingBack;

public sealed class TakeBackImportTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    /// <summary>Any leads before, any work by anybody afterwards: every lead of the import that nobody touched is in the trash, all others are as they were left, and named.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public async Task Untouched_leads_go_and_touched_ones_stay_and_are_named(int seed)
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var dice = new Random(seed);
        await ops.ImportAsync(SomeImports.Csv(Enumerable.Range(1, 300).Where(_ => dice.Next(4) == 0).Select(number => SomeImports.Row(number))), jonas);
        var view = await ops.ImportAsync(SomeImports.Csv(300), maria);
        var touched = new HashSet<long>();
        foreach (var lead in (await ops.LeadsAsync()).Where(_ => dice.Next(12) == 0))
        {
            touched.Add(lead.Id);
            await TouchAsync(ops, lead, jonas, dice);
        }

        var before = (await ops.LeadsAsync()).ToDictionary(lead => lead.Id, lead => (lead.Version, lead.Status, lead.ToInput()));
        var own = (await ops.LeadsAsync()).Where(lead => lead.ImportId == view.Id).Select(lead => lead.Id).ToHashSet();
        var looked = (await ops.Get<PreviewTakeBack>().RunAsync(view.Id, maria, ct)).Value;
        var started = (await ops.Get<TakeBackImport>().RunAsync(view.Id, maria, ct)).Value;
        await ops.RunQueueAsync();

        var left = (await ops.LeadsAsync()).ToDictionary(lead => lead.Id);
        Assert.Equal(before.Keys.Where(id => !own.Contains(id) || touched.Contains(id)).Order(), left.Keys.Order());
        Assert.All(left.Values, lead => Assert.Equal(before[lead.Id], (lead.Version, lead.Status, lead.ToInput())));
        var action = await ops.BulkViewAsync(started.ActionId);
        var named = (await ops.BulkResultsAsync(started.ActionId)).Where(result => result.Outcome != BulkOutcome.Done).ToList();
        Assert.Equal(own.Where(touched.Contains).Order(), named.Select(result => result.RowId).Order());
        Assert.All(named, result => Assert.Matches("^(Jonas Reyes .+|Somebody has a task about it)$", result.Reason));
        Assert.Equal((looked.Ready, looked.Added.LeftOut.Sum(group => group.Count)), (action.Done, action.LeftOut));
        await using var db = ops.Open();
        foreach (var tally in await db.LeadTallies.ToListAsync(ct))
            Assert.Equal(await db.Leads.LongCountAsync(lead => lead.Status == tally.Status, ct), tally.Count);
    }

    [Theory, OnEveryDatabase]
    public async Task Taken_back_it_says_so_and_twice_changes_nothing_and_put_back_it_can_be_taken_back_again(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var view = await ops.ImportAsync(SomeImports.Csv(130), maria);
        var started = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ops.Get<TakeBackImport>().RunAsync(view.Id, maria, ct)));
        var actionId = Assert.Single(started.Where(answer => answer.Succeeded).Select(answer => answer.Value.ActionId).Distinct());
        await ops.RunQueueAsync();

        Assert.Empty(await ops.LeadsAsync());
        Assert.Equal((actionId, "Maria Keller"), ((await ops.ViewAsync(view.Id)).TakenBack!.ActionId, (await ops.ViewAsync(view.Id)).TakenBack!.By));
        Assert.NotNull((await ops.Get<LeadImportListQuery>().LoadAsync(ops.TenantId, null, ct)).Imports[0].TakenBack);
        Assert.Equal(new ImportIsTakenBack("Maria Keller"), (await ops.Get<TakeBackImport>().RunAsync(view.Id, maria, ct)).Error);

        await ops.UndoAsync(actionId, maria);
        Assert.Equal((130, null), ((await ops.LeadsAsync()).Count, (await ops.ViewAsync(view.Id)).TakenBack));
        var again = (await ops.Get<TakeBackImport>().RunAsync(view.Id, maria, ct)).Value;
        await ops.RunQueueAsync();
        Assert.NotEqual(actionId, again.ActionId);
        Assert.Empty(await ops.LeadsAsync());
    }

    /// <summary>The look-ups of phone and address, the look for duplicates and the signs of fraud come to every lead by themselves.</summary>
    [Fact]
    public async Task What_the_product_found_out_by_itself_keeps_no_lead()
    {
        var (ops, _) = await TestLookups.StartAsync();
        await using var _1 = ops;
        var maria = await ops.MariaAsync();
        var view = await ops.ImportAsync(SomeImports.Csv(5), maria);
        await ops.VerifyAsync();
        await using (var db = ops.Open())
            Assert.Equal(5, await db.Activity.CountAsync(entry => entry.Action == "lead.verified", ct));
        foreach (var lead in await ops.LeadsAsync())
            Assert.True((await ops.Get<CheckLeadAgain>().RunAsync(lead.Id, maria, ct)).Succeeded);

        Assert.Equal(5, (await ops.Get<PreviewTakeBack>().RunAsync(view.Id, maria, ct)).Value.Ready);
    }

    [Fact]
    public async Task It_can_be_taken_back_for_thirty_days_by_who_imported_it_or_may_delete()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        var staff = await ops.SomebodyAsync("Sam Staff", Core.Permissions.BuiltInRoles.Staff);
        var delta = await ops.Get<Core.Tenants.CreateTenant>().RunAsync("Delta Homes", ct);
        var stranger = await ops.SomebodyAsync("Dora Delta", Core.Permissions.BuiltInRoles.Manager, delta);
        var waiting = await ops.QueueImportAsync(SomeImports.Csv(3), maria);
        Assert.IsType<ImportHasNotEnded>((await ops.Get<TakeBackImport>().RunAsync(waiting, maria, ct)).Error);
        await ops.RunQueueAsync();

        Assert.IsType<NotAllowed>((await ops.Get<TakeBackImport>().RunAsync(waiting, ana, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<TakeBackImport>().RunAsync(waiting, stranger, ct)).Error);
        if (!staff.May(LeadPermissions.Delete))
            Assert.IsType<OthersImportNeedsMore>((await ops.Get<PreviewTakeBack>().RunAsync(waiting, staff, ct)).Error);
        ops.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(3, (await ops.Get<PreviewTakeBack>().RunAsync(waiting, maria, ct)).Value.Ready);
        ops.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new TakeBackTimeIsOver(30), (await ops.Get<TakeBackImport>().RunAsync(waiting, maria, ct)).Error);
    }

    [Fact]
    public async Task A_bulk_action_does_not_go_round_the_rules_of_taking_back()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var view = await ops.ImportAsync(SomeImports.Csv(2), maria);
        var others = await ops.PendingLeadsAsync(3);

        Assert.IsType<OnlyItsImportIsTakenBack>((await ops.StartAsync(new BulkTakeBack(view.Id, "leads.csv"), others, maria)).Error);
        // Nor those that it brought: who may take it back, and for how long, is asked where that is done.
        Assert.IsType<OnlyItsImportIsTakenBack>((await ops.StartAsync(new BulkTakeBack(view.Id, "leads.csv"), [.. (await ops.LeadsAsync()).Select(lead => lead.Id)], maria)).Error);
        ops.Time.Advance(TimeSpan.FromDays(31));
        Assert.IsType<OnlyItsImportIsTakenBack>((await ops.StartAsync(new BulkTakeBack(view.Id, "leads.csv"), others, await ops.JonasAsync())).Error);

        Assert.Equal(5, (await ops.LeadsAsync()).Count);
        await using var db = ops.Open();
        Assert.False(await db.BulkActions.AnyAsync(ct));
    }

    private static async Task TouchAsync(TestOps ops, Lead lead, Actor who, Random dice)
    {
        ops.Time.Advance(TimeSpan.FromSeconds(1));
        var target = new LeadRef(lead.Id, lead.Version);
        Error? error = dice.Next(7) switch
        {
            0 => (await ops.Get<ApproveLead>().RunAsync(target, who, ct)).Error,
            1 => (await ops.Get<RejectLead>().RunAsync(target, RejectReason.AlreadyListed, null, who, ct)).Error,
            2 => (await ops.Get<EditLead>().RunAsync(target, new Dictionary<string, string?> { ["Beds"] = "7" }, who, ct)).Error,
            3 => (await ops.Get<AddLeadNote>().RunAsync(lead.Id, "Called the owner.", who, ct)).Error,
            4 => (await ops.Get<TagLead>().RunAsync(lead.Id, "hot", who, ct)).Error,
            5 => (await ops.Get<AddTask>().RunAsync(new NewTask("Call", null, null, lead.Id), who, ct)).Error,
            _ => (await ops.Get<AskAboutLead>().RunAsync(target, "Is it empty?", who, ct)).Error,
        };
        Assert.Null(error);
    }
}
