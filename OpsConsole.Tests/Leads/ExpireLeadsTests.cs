using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads;

public sealed class ExpireLeadsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly TimeSpan countdown = TimeSpan.FromHours(1);

    [Theory, OnEveryDatabase]
    public async Task Approved_leads_expire_when_their_countdown_is_over_in_every_tenant(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var delta = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        var (first, theirs) = (await ApprovedAsync(ops, "1 First St"), await ApprovedAsync(ops, "1 First St", tenantId: delta));
        var pending = await ops.LeadAsync("2 Second St");
        ops.Time.Advance(TimeSpan.FromMinutes(30));
        var later = await ApprovedAsync(ops, "3 Third St");

        ops.Time.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromTicks(1));
        Assert.Equal(0, await ops.Get<ExpireLeads>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(2, await ops.Get<ExpireLeads>().RunAsync(ct));
        Assert.Equal(0, await ops.Get<ExpireLeads>().RunAsync(ct));

        Assert.Equal((LeadStatus.Expired, ops.Time.NowUtc), ((await ops.ReadAsync(first.Id)).Status, (await ops.ReadAsync(first.Id)).StatusChangedAtUtc));
        Assert.Equal((LeadStatus.Pending, LeadStatus.Approved), ((await ops.ReadAsync(pending.Id)).Status, (await ops.ReadAsync(later.Id)).Status));
        await using var db = ops.Dbs.OpenAcrossTenants();
        var entries = await db.Activity.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(entry => entry.Action == "lead.expired").OrderBy(entry => entry.SubjectId).ToListAsync();
        Assert.Equal([(ops.TenantId, first.Id), (delta, theirs.Id)], entries.Select(entry => (entry.TenantId, entry.SubjectId)));
        Assert.All(entries, entry => Assert.Equal(("Countdown", (long?)null, """{"from":"Approved","to":"Expired"}"""), (entry.ActorName, entry.ActorUserId, entry.Particulars)));
        await TalliesAreTrueAsync(ops);
    }

    [Fact]
    public async Task More_than_a_batch_expires_in_one_run()
    {
        await using var ops = await TestOps.StartAsync();
        for (var i = 0; i < 205; i++)
            await ApprovedAsync(ops, $"{i} Long Rd");
        ops.Time.Advance(countdown);
        Assert.Equal(205, await ops.Get<ExpireLeads>().RunAsync(ct));
        await TalliesAreTrueAsync(ops);
    }

    [Theory, OnEveryDatabase]
    public async Task A_lead_that_a_manager_changes_meanwhile_is_left_to_the_manager(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var leads = new List<LeadRef>();
        for (var i = 1; i <= 3; i++)
            leads.Add(await ApprovedAsync(ops, $"{i} Race Ct"));
        // The job has read its leads and is about to save; the manager is quicker.
        var manager = new InBetween(async () =>
        {
            await using var db = ops.Open();
            var lead = await db.Leads.SingleAsync(row => row.Id == leads[1].Id);
            Assert.Null(lead.TakeBack(lead.DecidedAtUtc!.Value, countdown));
            db.Record(maria, "lead.taken-back", lead);
            await db.SaveChangesAsync();
        });
        await using var node = ops.AnotherNode(manager.Configure);
        ops.Time.Advance(countdown);

        Assert.Equal(2, await node.Get<ExpireLeads>().RunAsync(ct));

        Assert.Equal([LeadStatus.Expired, LeadStatus.Pending, LeadStatus.Expired], [.. await Task.WhenAll(leads.Select(async lead => (await ops.ReadAsync(lead.Id)).Status))]);
        await using var db = ops.Open();
        Assert.Equal(["lead.taken-back"], await db.Activity.Where(entry => entry.SubjectKind == "lead" && entry.SubjectId == leads[1].Id).Select(entry => entry.Action).ToListAsync());
        await TalliesAreTrueAsync(ops);
    }

    [Fact]
    public async Task Wherever_a_node_dies_the_next_run_expires_the_rest_and_records_each_once()
    {
        var words = await ExpireAndDieAsync(DyingNode.Immortal());
        for (var word = 1; word <= words; word++)
        {
            await ExpireAndDieAsync(new DyingNode(word, afterIt: false));
            await ExpireAndDieAsync(new DyingNode(word, afterIt: true));
        }
    }

    [Fact]
    public async Task Two_nodes_at_once_expire_each_lead_once()
    {
        await using var ops = await TestOps.StartAsync();
        await using var other = ops.AnotherNode();
        for (var i = 0; i < 60; i++)
            await ApprovedAsync(ops, $"{i} Twin Ave");
        ops.Time.Advance(countdown);
        var counts = await Task.WhenAll(new[] { ops, other, ops, other }.Select(node => Task.Run(() => node.Get<ExpireLeads>().RunAsync(ct))));
        Assert.Equal(60, counts.Sum());
        await EachExpiredOnceAsync(ops, 60);
    }

    private static Task<LeadRef> ApprovedAsync(TestOps ops, string street, long? tenantId = null) => ops.LeadAsync(
        street, more: lead => Assert.Null(lead.Approve(Actor.System(tenantId ?? ops.TenantId, "Test"), ops.Time.NowUtc, countdown)), tenantId: tenantId);

    private static async Task<int> ExpireAndDieAsync(DyingNode death)
    {
        await using var ops = await TestOps.StartAsync();
        await using var mortal = ops.AnotherNode(death.Configure);
        await ApprovedAsync(ops, "1 First St");
        await ApprovedAsync(ops, "2 Second St");
        ops.Time.Advance(countdown);
        await Record.ExceptionAsync(() => mortal.Get<ExpireLeads>().RunAsync(ct));
        var words = death.Words;
        await ops.Get<ExpireLeads>().RunAsync(ct);
        await EachExpiredOnceAsync(ops, 2);
        return words;
    }

    private static async Task EachExpiredOnceAsync(TestOps ops, int count)
    {
        await using var db = ops.Open();
        Assert.Equal(count, await db.Leads.CountAsync(lead => lead.Status == LeadStatus.Expired));
        var subjects = await db.Activity.Where(entry => entry.Action == "lead.expired").Select(entry => entry.SubjectId).ToListAsync();
        Assert.Equal(count, subjects.Count);
        Assert.Equal(count, subjects.Distinct().Count());
        await TalliesAreTrueAsync(ops);
    }

    private static async Task TalliesAreTrueAsync(TestOps ops)
    {
        await using var db = ops.Open();
        foreach (var tally in await db.LeadTallies.ToListAsync())
            Assert.Equal(await db.Leads.CountAsync(lead => lead.Status == tally.Status), tally.Count);
    }
}
