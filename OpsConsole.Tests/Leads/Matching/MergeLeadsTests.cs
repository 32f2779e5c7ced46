using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Matching;
using OpsConsole.Core.Leads.Trash;
using OpsConsole.Core.Live;
using OpsConsole.Core.Notes;
using OpsConsole.Core.Opportunities;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Matching;

public sealed class MergeLeadsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_merge_gives_the_survivor_what_was_chosen_and_puts_the_other_into_the_trash_with_a_link(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (first, second, match) = await ops.TwoAlikeAsync();
        var maria = await ops.MariaAsync();
        await ops.Get<AddLeadNote>().RunAsync(second, "Calls back on Monday", maria, ct);

        var merged = await MergeAsync(ops, match, first, second, maria, "OwnerEmail", "AreaSqFt");

        Assert.True(merged.Succeeded, merged.Error?.Message);
        var survivor = await ops.ReadAsync(first);
        Assert.Equal(("1204 Oakmont Dr", "rosa@example.com", 1_640, 3), (survivor.Street, survivor.OwnerEmail, survivor.AreaSqFt, survivor.Beds));
        await using var db = ops.Open();
        var gone = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).SingleAsync(lead => lead.Id == second);
        Assert.Equal((first, "Maria Keller"), (gone.MergedIntoLeadId, gone.DeletedByName));
        var detail = (await ops.Get<LeadDetailQuery>().LoadAsync(ops.TenantId, first, ct))!;
        Assert.Equal("Calls back on Monday", Assert.Single(detail.Notes).Text);
        Assert.Equal((second, 0), (Assert.Single(detail.Merges).LeadId, detail.Matches.Count));
        Assert.False(await ops.IsFlaggedAsync(first));
        foreach (var id in new[] { first, second })
            Assert.Equal(1, await db.Activity.CountAsync(entry => entry.SubjectKind == "lead" && entry.SubjectId == id && entry.Action == "lead.merged"));
        Assert.IsType<LeadIsMerged>((await ops.Get<RestoreLead>().RunAsync(await ops.RefAsync(second), maria, ct)).Error);
    }

    [Fact]
    public async Task Who_keeps_both_is_not_asked_again_whatever_is_looked_at_later()
    {
        await using var ops = await TestOps.StartAsync();
        var (first, second, match) = await ops.TwoAlikeAsync();

        Assert.True((await ops.Get<KeepBothLeads>().RunAsync(match.Id, await ops.MariaAsync(), ct)).Succeeded);
        await ops.Get<LeadMatching>().LookAsync(ops.TenantId, [first, second], ct);

        Assert.Equal((LeadMatchState.Kept, "Maria Keller"), (Assert.Single(await ops.MatchesAsync()).State, Assert.Single(await ops.MatchesAsync()).SettledByName));
        Assert.False(await ops.IsFlaggedAsync(first) || await ops.IsFlaggedAsync(second));
        Assert.IsType<MatchIsSettled>((await MergeAsync(ops, match, first, second, await ops.JonasAsync())).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task Of_two_managers_who_merge_the_same_pair_at_once_one_wins_and_the_other_is_told(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var (first, second, match) = await ops.TwoAlikeAsync();
        var wish = new MergeWish(match.Id, await ops.RefAsync(first), await ops.RefAsync(second), []);
        var otherWay = new MergeWish(match.Id, wish.Merged, wish.Survivor, []);

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => ops.Get<MergeLeads>().RunAsync(n % 2 == 0 ? wish : otherWay, n % 2 == 0 ? maria : jonas, ct))));

        Assert.Single(results, result => result.Succeeded);
        Assert.All(results.Where(result => !result.Succeeded), result => Assert.True(result.Error is MatchIsSettled or ChangedBySomeoneElse or NotFound, result.Error!.Message));
        await using var db = ops.Open();
        Assert.Equal((1, 1), (await db.Leads.CountAsync(), await db.LeadMerges.CountAsync()));
    }

    [Fact]
    public async Task Merge_WithoutThePermission_OfAnOldVersion_OrOfOtherLeads_IsRefused()
    {
        await using var ops = await TestOps.StartAsync();
        var (first, second, match) = await ops.TwoAlikeAsync();
        var (maria, sam) = (await ops.MariaAsync(), await ops.SamAsync());
        var third = await ops.SubmitAsync(Matched.Oak with { Street = "5 Elsewhere Ln" }, maria);
        var (one, two) = (await ops.RefAsync(first), await ops.RefAsync(second));

        Assert.IsType<NotAllowed>((await ops.Get<MergeLeads>().RunAsync(new(match.Id, one, two, []), sam, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<KeepBothLeads>().RunAsync(match.Id, sam, ct)).Error);
        Assert.IsType<NotOfThisPair>((await ops.Get<MergeLeads>().RunAsync(new(match.Id, one, await ops.RefAsync(third), []), maria, ct)).Error);
        Assert.IsType<FactIsUnknown>((await ops.Get<MergeLeads>().RunAsync(new(match.Id, one, two, ["Colour"]), maria, ct)).Error);
        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<MergeLeads>().RunAsync(new(match.Id, one, two with { Version = two.Version - 1 }, []), maria, ct)).Error);
        Assert.Equal(LeadMatchState.Open, (await ops.MatchesAsync())[0].State);
    }

    [Fact]
    public async Task A_merge_can_be_undone_for_thirty_days_and_only_once()
    {
        await using var ops = await TestOps.StartAsync();
        var (first, second, match) = await ops.TwoAlikeAsync();
        var maria = await ops.MariaAsync();
        var merge = (await MergeAsync(ops, match, first, second, maria)).Value;
        ops.Time.Advance(LeadMerge.UndoWindow - TimeSpan.FromMinutes(1));
        await ops.Get<EmptyTrash>().RunAsync(ct);

        Assert.True((await ops.Get<UndoLeadMerge>().RunAsync(merge, maria, ct)).Succeeded);
        Assert.IsType<MergeIsUndone>((await ops.Get<UndoLeadMerge>().RunAsync(merge, maria, ct)).Error);
        Assert.True(await ops.IsFlaggedAsync(first) && await ops.IsFlaggedAsync(second));

        var again = (await MergeAsync(ops, (await ops.MatchesAsync())[0], second, first, maria)).Value;
        ops.Time.Advance(LeadMerge.UndoWindow + TimeSpan.FromMinutes(1));
        Assert.IsType<MergeIsTooOld>((await ops.Get<UndoLeadMerge>().RunAsync(again, maria, ct)).Error);
    }

    [Fact]
    public async Task What_others_changed_since_stays_when_a_merge_is_undone()
    {
        await using var ops = await TestOps.StartAsync();
        var (first, second, match) = await ops.TwoAlikeAsync();
        var maria = await ops.MariaAsync();
        var merge = (await MergeAsync(ops, match, first, second, maria, "OwnerEmail", "AreaSqFt")).Value;
        await ops.Get<EditLead>().RunAsync(await ops.RefAsync(first), new Dictionary<string, string?> { ["AreaSqFt"] = "1700", ["YearBuilt"] = "1971" }, await ops.JonasAsync(), ct);

        var undone = (await ops.Get<UndoLeadMerge>().RunAsync(merge, maria, ct)).Value;

        Assert.Equal(["AreaSqFt"], undone.Kept);
        var lead = await ops.ReadAsync(first);
        Assert.Equal((1_700, 1971, (string?)null), (lead.AreaSqFt, lead.YearBuilt, lead.OwnerEmail));
    }

    [Theory, OnEveryDatabase]
    public async Task The_opportunity_of_the_merged_lead_is_the_survivors_until_the_merge_is_undone(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (first, second, match) = await ops.TwoAlikeAsync();
        var maria = await ops.MariaAsync();
        var id = (await ops.Get<ConvertLead>().RunAsync(second, maria, ct)).Value.OpportunityId;
        var told = new List<LiveSignal>();
        using var listening = ops.Get<LiveFeed>().Subscribe([Topic.One(ops.TenantId, "opportunity", id)], told.Add);

        var merge = (await MergeAsync(ops, match, first, second, maria)).Value;

        Assert.Equal(id, (await ops.Get<LeadDetailQuery>().LoadAsync(ops.TenantId, first, ct))!.OpportunityId);
        var detail = (await ops.Get<OpportunityDetailQuery>().LoadAsync(ops.TenantId, id, ct))!;
        Assert.Equal((first, "opportunity.lead-merged", (long?)null), (detail.Lead!.Id, detail.Timeline[0].Action, detail.Lead.MergedIntoLeadId));
        Assert.NotEmpty(told);
        Assert.False((await ops.Get<ConvertLead>().RunAsync(first, maria, ct)).Value.IsNew);

        Assert.True((await ops.Get<UndoLeadMerge>().RunAsync(merge, maria, ct)).Succeeded);
        Assert.Equal((second, "opportunity.lead-unmerged"), await LeadAndLastAsync());

        async Task<(long, string)> LeadAndLastAsync()
        {
            var now = (await ops.Get<OpportunityDetailQuery>().LoadAsync(ops.TenantId, id, ct))!;
            return (now.Lead!.Id, now.Timeline[0].Action);
        }
    }

    [Fact]
    public async Task Where_both_have_an_opportunity_each_stays_and_the_one_names_the_survivor()
    {
        await using var ops = await TestOps.StartAsync();
        var (first, second, match) = await ops.TwoAlikeAsync();
        var maria = await ops.MariaAsync();
        var own = (await ops.Get<ConvertLead>().RunAsync(first, maria, ct)).Value.OpportunityId;
        var others = (await ops.Get<ConvertLead>().RunAsync(second, maria, ct)).Value.OpportunityId;

        Assert.True((await MergeAsync(ops, match, first, second, maria)).Succeeded);

        Assert.Equal(own, (await ops.Get<LeadDetailQuery>().LoadAsync(ops.TenantId, first, ct))!.OpportunityId);
        Assert.Equal((second, first), ((await ops.Get<OpportunityDetailQuery>().LoadAsync(ops.TenantId, others, ct))!.Lead!.Id, (await ops.Get<OpportunityDetailQuery>().LoadAsync(ops.TenantId, others, ct))!.Lead!.MergedIntoLeadId!.Value));
    }

    private static async Task<Result<long>> MergeAsync(TestOps ops, LeadMatch match, long survivor, long merged, Actor actor, params string[] taken) =>
        await ops.Get<MergeLeads>().RunAsync(new(match.Id, await ops.RefAsync(survivor), await ops.RefAsync(merged), taken), actor, ct);
}
