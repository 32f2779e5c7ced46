using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Listing;
using OpsConsole.Core.Live;
using OpsConsole.Core.Permissions;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Filtering;

namespace OpsConsole.Tests.Leads.Listing;

public sealed class LeadIndexTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Database_index_and_memory_find_the_same_leads(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ana = await ops.AnaAsync();
        await ops.AddVariedAsync(300, 3, ana);
        var moment = new FilterMoment(ops.Time.NowUtc, ana.UserId);
        await using var db = ops.Open();
        var leads = await db.Leads.AsNoTracking().ToListAsync(ct);
        var some = new SomeFilters(17);
        var (none, every) = (0, 0);

        for (var i = 0; i < 800; i++)
        {
            var filter = some.Next();
            var asked = (await db.Leads.AsNoTracking().Passing(filter, moment).Select(lead => lead.Id).ToListAsync(ct)).Order().ToList();
            var found = await ops.Get<LeadListQuery>().FindAsync(new(ops.TenantId, filter, LeadSort.Default, 0, int.MaxValue, ana.UserId), ct);
            var isMeant = LeadFields.Language.InDatabase(filter, moment).Compile();

            Assert.True(asked.SequenceEqual(found.Ids.Order()), $"{filter}: the database finds {asked.Count}, the index {found.Ids.Count}");
            Assert.Equal(found.Ids.Count, found.Total);
            // Compiled as it stands, C# compares with case, which the database does not.
            if (!filter.ToString().Contains("city:", StringComparison.Ordinal) && !filter.ToString().Contains("by:", StringComparison.Ordinal) && !filter.ToString().Contains("source:", StringComparison.Ordinal) && !filter.ToString().Contains("state:", StringComparison.Ordinal))
                Assert.True(asked.SequenceEqual(leads.Where(isMeant).Select(lead => lead.Id).Order()), $"{filter}: memory differs");
            none += asked.Count == 0 ? 1 : 0;
            every += asked.Count == leads.Count ? 1 : 0;
        }

        // A comparison of nothing with nothing would prove little.
        Assert.True(none < 350 && every < 200, $"{none} found nothing, {every} found everything");
    }

    [Fact]
    public async Task Changes_are_not_gathered_for_an_index_that_nobody_asked_for()
    {
        await using var ops = await TestOps.StartAsync();
        var indexes = ops.Get<LeadIndexes>();
        indexes.Attend(ops.TenantId);
        for (var n = 0; n < 5; n++)
            await ops.LeadAsync($"{n} Main St");
        Assert.Equal(0, indexes.WaitingOf(ops.TenantId));
        var ruth = await ops.LeadAsync("9 Oak St");

        var request = new LeadListRequest(ops.TenantId, Filter.Everything, LeadSort.Default, 0, 10);
        Assert.Equal(6, (await ops.Get<LeadListQuery>().FindAsync(request, ct)).Total);
        await ops.Get<ApproveLead>().RunAsync(ruth, await ops.MariaAsync(), ct);
        Assert.Equal(1, indexes.WaitingOf(ops.TenantId));
        Assert.Equal([ruth.Id], (await ops.Get<LeadListQuery>().FindAsync(request with { Filter = new IsOneOf(LeadFields.Status, new(["approved"])) }, ct)).Ids);
        Assert.Equal(0, indexes.WaitingOf(ops.TenantId));
    }

    [Fact]
    public async Task Many_changes_are_looked_at_without_waiting_for_a_question()
    {
        await using var ops = await TestOps.StartAsync();
        var ruth = await ops.LeadAsync("9 Oak St");
        var request = new LeadListRequest(ops.TenantId, Filter.Everything, LeadSort.Default, 0, 10);
        await ops.Get<LeadListQuery>().FindAsync(request, ct);

        ops.Get<LiveFeed>().Publish([new(Topic.Room(ops.TenantId, "lead"), [.. Enumerable.Range(1, 5_000).Select(id => (long)id)])]);

        await Eventually.IsTrueAsync(() => ops.Get<LeadIndexes>().WaitingOf(ops.TenantId) == 0);
        Assert.Equal([ruth.Id], (await ops.Get<LeadListQuery>().FindAsync(request, ct)).Ids);
    }

    [Fact]
    public async Task After_any_changes_the_index_is_as_one_made_anew()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        await ops.AddVariedAsync(200, 5, maria);
        var sorts = LeadSort.Columns.SelectMany(column => new[] { column, "-" + column, $"status,-{column}" }).Take(20).Select(LeadSort.Parse).ToList();
        var some = new SomeFilters(23);
        var filters = Enumerable.Range(0, 40).Select(_ => some.Next()).ToList();
        var random = new Random(9);
        await using var other = ops.AnotherNode();

        for (var round = 0; round < 12; round++)
        {
            foreach (var sort in sorts)
                await ops.Get<LeadListQuery>().FindAsync(new(ops.TenantId, Filter.Everything, sort, 0, 10), ct);
            // What a condition found is remembered until something changes.
            foreach (var filter in filters)
                await ops.Get<LeadListQuery>().FindAsync(new(ops.TenantId, filter, LeadSort.Default, 0, 10), ct);
            await ChangeAsync(ops, maria, random, round);
            await using var fresh = ops.AnotherNode();
            foreach (var sort in sorts)
            {
                var request = new LeadListRequest(ops.TenantId, Filter.Everything, sort, 0, 1_000);
                var (kept, anew) = (await ops.Get<LeadListQuery>().FindAsync(request, ct), await fresh.Get<LeadListQuery>().FindAsync(request, ct));
                Assert.Equal(anew.Ids, kept.Ids);
            }

            foreach (var filter in filters)
            {
                var request = new LeadListRequest(ops.TenantId, filter, LeadSort.Default, 0, 1_000);
                Assert.Equal((await fresh.Get<LeadListQuery>().FindAsync(request, ct)).Ids, (await ops.Get<LeadListQuery>().FindAsync(request, ct)).Ids);
            }

            var searched = new LeadListRequest(ops.TenantId, new HasText("changed"), LeadSort.Default, 0, 1_000);
            Assert.Equal((await fresh.Get<LeadListQuery>().FindAsync(searched, ct)).Ids, (await ops.Get<LeadListQuery>().FindAsync(searched, ct)).Ids);
        }
    }

    [Fact]
    public async Task Many_who_ask_at_once_while_leads_change_each_get_an_answer_that_was_true()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        await ops.AddVariedAsync(300, 31, maria);
        var query = ops.Get<LeadListQuery>();
        var (pending, others) = (LeadFields.Parse("status:pending").Value, LeadFields.Parse("not status:pending").Value);
        var sorts = LeadSort.Columns.Select(LeadSort.Parse).ToList();
        await using var db = ops.Open();
        var open = await db.Leads.AsNoTracking().Where(lead => lead.Status == LeadStatus.Pending).OrderBy(lead => lead.Id).Take(20).Select(lead => new LeadRef(lead.Id, lead.Version)).ToListAsync(ct);
        var before = (await query.FindAsync(new(ops.TenantId, pending, LeadSort.Default, 0, 1_000), ct)).Total;

        var deciding = Task.Run(async () =>
        {
            foreach (var lead in open)
                await ops.Get<ApproveLead>().RunAsync(lead, maria, ct);
        }, ct);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(user => Task.Run(async () =>
        {
            for (var n = 0; n < 60 || !deciding.IsCompleted; n++)
            {
                var (left, decided) = (await query.FindAsync(new(ops.TenantId, pending, sorts[(user + n) % sorts.Count], 0, 1_000), ct), await query.FindAsync(new(ops.TenantId, others, LeadSort.Default, 0, 1_000), ct));
                Assert.Equal(left.Total, left.Ids.Distinct().Count());
                Assert.InRange(left.Total, before - open.Count, before);
                Assert.InRange(left.Total + decided.Total, 300, 300 + open.Count);
            }
        }, ct)));
        await deciding;

        Assert.Equal(before - open.Count, (await query.FindAsync(new(ops.TenantId, pending, LeadSort.Default, 0, 1_000), ct)).Total);
    }

    [Theory, OnEveryDatabase]
    public async Task A_page_is_the_stretch_of_the_whole_in_its_order(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.AddVariedAsync(120, 8, await ops.AnaAsync());
        var query = ops.Get<LeadListQuery>();
        var sort = LeadSort.Parse("-price,street");
        var filter = LeadFields.Parse("not city:folsom").Value;
        var whole = await query.LoadAsync(new(ops.TenantId, filter, sort, 0, 500), ct);

        for (var skip = 0; skip < whole.Total; skip += 25)
        {
            var page = await query.LoadAsync(new(ops.TenantId, filter, sort, skip, 25), ct);
            Assert.Equal(whole.Total, page.Total);
            Assert.Equal(whole.Rows.Skip(skip).Take(25), page.Rows);
        }

        var prices = whole.Rows.Select(row => row.AskingPriceCents).ToList();
        Assert.Equal(prices.OrderByDescending(price => price ?? -1), prices);
    }

    [Fact]
    public async Task Another_tenant_has_an_index_of_its_own()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.LeadAsync();
        var strangers = await ops.Get<Core.Tenants.CreateTenant>().RunAsync("Other Homes", ct);
        await ops.LeadAsync("9 Far St", tenantId: strangers);

        var mine = await ops.Get<LeadListQuery>().LoadAsync(new(ops.TenantId, Filter.Everything, LeadSort.Default, 0, 50), ct);
        var theirs = await ops.Get<LeadListQuery>().LoadAsync(new(strangers, Filter.Everything, LeadSort.Default, 0, 50), ct);

        Assert.Equal("3526 High St", Assert.Single(mine.Rows).Street);
        Assert.Equal("9 Far St", Assert.Single(theirs.Rows).Street);
    }

    [Fact]
    public async Task A_change_that_was_never_told_is_found_by_the_check()
    {
        await using var ops = await TestOps.StartAsync();
        var lead = await ops.LeadAsync();
        var query = ops.Get<LeadListQuery>();
        var pending = new LeadListRequest(ops.TenantId, LeadFields.Parse("status:pending").Value, LeadSort.Default, 0, 50);
        Assert.Equal(1, (await query.LoadAsync(pending, ct)).Total);

        await using (var other = ops.AnotherNode())
            await other.Get<ApproveLead>().RunAsync(lead, await other.MariaAsync(), ct);
        Assert.Equal(1, (await query.LoadAsync(pending, ct)).Total);

        ops.Time.Advance(ListIndexes.CheckEvery + TimeSpan.FromSeconds(1));
        Assert.Equal(0, (await query.LoadAsync(pending, ct)).Total);
    }

    [Fact]
    public void A_saved_address_with_columns_that_are_gone_still_sorts() =>
        Assert.Equal("-score,street", LeadSort.Parse("-score,nothing,street,score").ToString());

    [Fact]
    public void A_heading_sorts_up_then_down_then_not()
    {
        var sort = LeadSort.Parse("price").Toggled("price", false);
        Assert.Equal("-price", sort.ToString());
        Assert.Equal("-price,street", sort.Toggled("street", true).ToString());
        Assert.Equal("-price", sort.Toggled("street", true).Toggled("street", true).Toggled("street", true).ToString());
        Assert.Equal(LeadSort.Default, sort.Toggled("price", false));
        Assert.Equal("beds", sort.Toggled("beds", false).ToString());
    }

    private static async Task ChangeAsync(TestOps ops, Core.Actor maria, Random random, int round)
    {
        await using var db = ops.Open();
        var leads = await db.Leads.OrderBy(lead => lead.Id).ToListAsync(ct);
        foreach (var lead in leads.Where(_ => random.Next(round % 4 == 3 ? 1 : 12) == 0))
        {
            lead.Street = $"{random.Next(500)} Changed St";
            lead.AskingPriceCents = random.Next(3) == 0 ? null : random.Next(1_000_000);
            lead.Score = random.Next(101);
            db.Record(maria, "lead.approved", lead);
        }

        foreach (var lead in leads.Where(lead => lead.Id > 1 && lead.DuplicateOfLeadId is null && random.Next(25) == 0))
        {
            db.Leads.Remove(lead);
            db.Record(maria, "lead.rejected", lead);
        }

        await db.SaveChangesAsync();
        await ops.AddVariedAsync(random.Next(6), 100 + round, maria);
        // Submitted without activity, so told by hand.
        await using var again = ops.Open();
        foreach (var id in await again.Leads.OrderByDescending(lead => lead.Id).Select(lead => lead.Id).Take(6).ToListAsync(ct))
            again.Record(maria, "lead.submitted", (await again.Leads.FindAsync([id], ct))!);
        await again.SaveChangesAsync();
    }
}
