using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Tagging;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads;

public sealed class AssignAndTagLeadTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Assign_names_the_person_and_says_so_in_the_activity(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, sam) = (await ops.MariaAsync(), await ops.SamAsync());
        var target = await ops.LeadAsync();

        var assigned = await ops.Get<AssignLead>().RunAsync(target, sam.UserId, maria, ct);
        await ops.Get<AssignLead>().RunAsync(new(target.Id, assigned.Value.Version), null, maria, ct);

        await using var db = ops.Open();
        Assert.Equal(
            [$$"""{"to":{{sam.UserId}},"toName":"Sam Okafor"}""", $$"""{"from":{{sam.UserId}},"fromName":"Sam Okafor"}"""],
            await db.Activity.Where(entry => entry.Action == "lead.assigned").OrderBy(entry => entry.Id).Select(entry => entry.Particulars).ToListAsync(ct));
        Assert.Null((await ops.ReadAsync(target.Id)).AssigneeUserId);
    }

    [Fact]
    public async Task Assign_to_whoever_may_not_work_on_leads_or_is_not_here_is_refused()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        var target = await ops.LeadAsync();
        var elsewhere = await ops.Get<Core.Tenants.CreateTenant>().RunAsync("Other Homes", ct);
        var olga = await ops.SomebodyAsync("Olga Far", "Manager", elsewhere);

        Assert.IsType<MayNotWorkOnLeads>((await ops.Get<AssignLead>().RunAsync(target, ana.UserId, maria, ct)).Error);
        Assert.IsType<MayNotWorkOnLeads>((await ops.Get<AssignLead>().RunAsync(target, olga.UserId, maria, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<AssignLead>().RunAsync(target, olga.UserId, olga, ct)).Error);
        Assert.IsType<AlreadyAssigned>((await ops.Get<AssignLead>().RunAsync(target, null, maria, ct)).Error);
        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<AssignLead>().RunAsync(new(target.Id, 0), maria.UserId, maria, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<AssignLead>().RunAsync(target, maria.UserId, ana, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task Spellings_of_a_tag_are_one_tag_of_the_tenant(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var (one, two) = (await ops.LeadAsync("1 Tag St"), await ops.LeadAsync("2 Tag St"));

        var tag = (await ops.Get<TagLead>().RunAsync(one.Id, " #Out of   state ", maria, ct)).Value;
        var same = (await ops.Get<TagLead>().RunAsync(two.Id, "out of State", maria, ct)).Value;

        Assert.Equal(tag, same);
        Assert.Equal([new(tag, "Out of state")], await ops.Get<TagListQuery>().LoadAsync(ops.TenantId, ct));
        Assert.Empty(await ops.Get<TagListQuery>().LoadAsync(ops.TenantId + 1, ct));
        Assert.IsType<AlreadyTagged>((await ops.Get<TagLead>().RunAsync(one.Id, "OUT OF STATE", maria, ct)).Error);
        Assert.IsType<TagIsEmpty>((await ops.Get<TagLead>().RunAsync(one.Id, " # ", maria, ct)).Error);
        Assert.IsType<TagIsTooLong>((await ops.Get<TagLead>().RunAsync(one.Id, new string('x', 41), maria, ct)).Error);
        Assert.Equal(tag, (await ops.Get<UntagLead>().RunAsync(one.Id, tag, maria, ct)).Value);
        Assert.IsType<IsNotTagged>((await ops.Get<UntagLead>().RunAsync(one.Id, tag, maria, ct)).Error);
        await using var db = ops.Open();
        Assert.Equal([two.Id], await db.LeadTags.Where(row => row.TagId == tag).Select(row => row.LeadId).ToListAsync(ct));
    }

    [Fact]
    public async Task Of_many_who_bring_the_same_new_tag_at_once_all_get_one()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var leads = new List<LeadRef>();
        for (var n = 0; n < 6; n++)
            leads.Add(await ops.LeadAsync($"{n} Race Rd"));

        var results = await Task.WhenAll(leads.Select(lead => Task.Run(() => ops.Get<TagLead>().RunAsync(lead.Id, "Probate", maria, ct))));

        Assert.Single(results.Select(result => result.Value).Distinct());
    }

    [Fact]
    public async Task Tagging_needs_the_permission_and_the_tenant()
    {
        await using var ops = await TestOps.StartAsync();
        var target = await ops.LeadAsync();
        var elsewhere = await ops.Get<Core.Tenants.CreateTenant>().RunAsync("Other Homes", ct);

        Assert.IsType<NotAllowed>((await ops.Get<TagLead>().RunAsync(target.Id, "x", await ops.AnaAsync(), ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<TagLead>().RunAsync(target.Id, "x", await ops.SomebodyAsync("Olga Far", "Manager", elsewhere), ct)).Error);
    }
}
