using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Leads.Matching;
using OpsConsole.Core.Leads.Trash;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Imports;

namespace OpsConsole.Tests.Leads.Matching;

public sealed class LeadMatchingTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_lead_like_another_is_taken_in_and_both_are_marked_with_reasons(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);

        var (first, second, match) = await ops.TwoAlikeAsync();

        Assert.Equal((second, first, LeadMatchState.Open, MatchVerdict.Same), (match.LeadId, match.OtherLeadId, match.State, match.Verdict));
        Assert.Contains("Same phone\n", match.Reasons);
        Assert.Contains("Street nearly the same: ", match.Reasons);
        Assert.True(await ops.IsFlaggedAsync(first) && await ops.IsFlaggedAsync(second));
        Assert.Null((await ops.ReadAsync(second)).DuplicateOfLeadId);
        await using var db = ops.Open();
        Assert.Equal(2, await db.Activity.CountAsync(entry => entry.Action == "lead.matched" && entry.ActorName == "Duplicate check"));
        var filter = LeadFields.Parse("doubt:near-duplicate").Value;
        Assert.Equal(2, (await ops.Get<LeadListQuery>().FindAsync(new(ops.TenantId, filter, LeadSort.Default, 0, 10), ct)).Total);
        Assert.Equal(2, await db.Leads.Passing(filter, new(ops.Time.NowUtc, null)).CountAsync(ct));
    }

    [Fact]
    public async Task Looking_twice_finds_nothing_new_and_changes_no_lead()
    {
        await using var ops = await TestOps.StartAsync();
        var (first, second, match) = await ops.TwoAlikeAsync();
        var before = (await ops.RefAsync(first), await ops.RefAsync(second), match.Version);

        Assert.Equal(0, await ops.Get<LeadMatching>().LookAsync(ops.TenantId, [first, second], ct));

        Assert.Equal(before, (await ops.RefAsync(first), await ops.RefAsync(second), Assert.Single(await ops.MatchesAsync()).Version));
    }

    [Fact]
    public async Task An_edit_looks_again_both_ways()
    {
        await using var ops = await TestOps.StartAsync();
        var (first, second, _) = await ops.TwoAlikeAsync();
        var maria = await ops.MariaAsync();

        await ops.Get<EditLead>().RunAsync(await ops.RefAsync(second), Facts("9 Juniper Way", "9165550171"), maria, ct);
        await ops.MatchAsync();

        Assert.Empty(await ops.MatchesAsync());
        Assert.False(await ops.IsFlaggedAsync(first) || await ops.IsFlaggedAsync(second));

        await ops.Get<EditLead>().RunAsync(await ops.RefAsync(second), Facts("9 Juniper Way", "9165550134"), maria, ct);
        await ops.MatchAsync();

        Assert.Equal("Same phone", Assert.Single(await ops.MatchesAsync()).Reasons.Split('\n')[0]);
        Assert.True(await ops.IsFlaggedAsync(first) && await ops.IsFlaggedAsync(second));

        static Dictionary<string, string?> Facts(string street, string phone) => new() { ["Street"] = street, ["OwnerPhone"] = phone };
    }

    [Fact]
    public async Task A_lead_in_the_trash_is_not_held_against_another_until_it_comes_back()
    {
        await using var ops = await TestOps.StartAsync();
        var (first, second, _) = await ops.TwoAlikeAsync();
        var maria = await ops.MariaAsync();

        await ops.Get<DeleteLead>().RunAsync(await ops.RefAsync(first), maria, ct);
        await ops.MatchAsync();
        Assert.False(await ops.IsFlaggedAsync(second));
        Assert.Empty(await ops.Get<LeadMatchesQuery>().OfLeadAsync(ops.TenantId, second, ct));

        await ops.Get<RestoreLead>().RunAsync(await ops.RefAsync(first), maria, ct);
        await ops.MatchAsync();
        Assert.True(await ops.IsFlaggedAsync(second));
        Assert.Single(await ops.Get<LeadMatchesQuery>().OfLeadAsync(ops.TenantId, second, ct));
    }

    [Theory, OnEveryDatabase]
    public async Task An_import_finds_near_ones_among_the_tenants_leads_and_among_its_own(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.SubmitAsync(Matched.Oak, await ops.AnaAsync());

        var import = await ops.ImportAsync(SomeImports.Csv(
            "1204 Oakmomt Dr,Sacramento,CA,95838,3,2,250000",
            "77 Bluebell Ln,Sacramento,CA,95838,3,2,250000",
            "77 Bluebel Ln,Sacramento,CA,95838,3,2,250000",
            "500 Quiet Rd,Sacramento,CA,95838,3,2,250000"), await ops.MariaAsync());
        Assert.Equal((4, 0, 0), import.Counts());
        await ops.MatchAsync();

        var page = await ops.Get<ImportMatchesQuery>().LoadAsync(ops.TenantId, import.Id, 0, ct);
        Assert.Equal(2, page.Total);
        Assert.Equal([2, 4], page.Rows.Select(row => row.Line!.Value).Order());
        Assert.All(page.Rows, row => Assert.Contains(row.Reasons, reason => reason.StartsWith("Street nearly the same: ", StringComparison.Ordinal)));
        Assert.Equal([true, true, true, true, false], (await ops.LeadsAsync()).Select(lead => lead.Doubts.HasFlag(Core.Leads.Intake.LeadDoubts.NearDuplicate)));
    }

    [Fact]
    public async Task Alone_in_its_tenant_a_lead_has_nothing_like_it()
    {
        await using var ops = await TestOps.StartAsync();
        var other = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        await ops.Dbs.Open(other).NeedPhotosAsync(0);
        await ops.SubmitAsync(Matched.Oak, await ops.SomebodyAsync("Bea Long", BuiltInRoles.Agent, other));

        await ops.SubmitAsync(Matched.OakAgain, await ops.AnaAsync());
        await ops.MatchAsync();

        Assert.Empty(await ops.MatchesAsync());
    }

    [Fact]
    public async Task Who_submits_a_like_one_hears_as_much_of_the_other_as_they_may_see()
    {
        await using var ops = await TestOps.StartAsync();
        var (ana, sam) = (await ops.AnaAsync(), await ops.SamAsync());
        var zoe = await ops.SomebodyAsync("Zoe Lind", BuiltInRoles.Agent);
        var first = await ops.SubmitAsync(Matched.Oak, ana);
        var query = ops.Get<SimilarToQuery>();

        var anas = await query.LoadAsync(await ops.SubmitAsync(Matched.OakAgain, ana), ana, ct);
        var sams = await query.LoadAsync(await ops.SubmitAsync(Matched.OakAgain with { Street = "1204 Oakmon Dr" }, sam), sam, ct);
        var zoesLead = await ops.SubmitAsync(Matched.OakAgain with { Street = "1204 Oakmontt Dr" }, zoe);
        var zoes = await query.LoadAsync(zoesLead, zoe, ct);

        Assert.Equal(first, Assert.Single(anas.Seen).Id);
        Assert.Equal("Ana Duarte", sams.Seen[0].SubmittedByName);
        Assert.Equal((0, true), (zoes.Seen.Count, zoes.HasOthers));
        Assert.Equal(SimilarTo.Nothing, await query.LoadAsync(zoesLead, ana, ct));
    }

    [Fact]
    public async Task Two_nodes_that_look_at_the_same_leads_at_once_keep_one_row_a_pair()
    {
        await using var ops = await TestOps.StartAsync();
        var first = await ops.SubmitAsync(Matched.Oak, await ops.AnaAsync());
        var second = await ops.SubmitAsync(Matched.OakAgain, await ops.SamAsync());
        await using var other = ops.AnotherNode();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => (n % 2 == 0 ? ops : other).Get<LeadMatching>().LookAsync(ops.TenantId, [first, second], ct))));

        Assert.Single(await ops.MatchesAsync());
        Assert.True(await ops.IsFlaggedAsync(first) && await ops.IsFlaggedAsync(second));
    }
}
