using OpsConsole.Core;
using OpsConsole.Core.Boards;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Trash;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Opportunities.Board;
using OpsConsole.Core.Tasks;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;

namespace OpsConsole.Tests.Opportunities;

public sealed class OpportunityTrashTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task What_is_deleted_leaves_board_sums_and_search_and_comes_back_as_it_was(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var target = await ops.OpportunityAsync(maria);
        await ops.Get<AddOpportunityNote>().RunAsync(target.Id, "Roof is new", maria, ct);
        await ops.Get<AddTask>().RunAsync(new("Send the offer", OpportunityId: target.Id), maria, ct);
        var moved = (await ops.Get<MoveOpportunity>().RunAsync(target, OpportunityStage.Proposal, maria, ct)).Value;

        Assert.IsType<DeletingNeedsWords>((await ops.Get<DeleteOpportunity>().RunAsync(new(target.Id, moved.Version), "  ", maria, ct)).Error);
        Assert.IsType<WordsAreTooLong>((await ops.Get<DeleteOpportunity>().RunAsync(new(target.Id, moved.Version), new('x', 1001), maria, ct)).Error);
        var deleted = (await ops.Get<DeleteOpportunity>().RunAsync(new(target.Id, moved.Version), " Burned down. ", maria, ct)).Value;

        Assert.All((await BoardAsync(ops)).Columns, column => Assert.Equal((0L, 0L), (column.Count, column.TotalCents)));
        Assert.Empty((await ops.Get<FindOpportunitiesQuery>().LoadAsync("3526", [], maria, ct)).Value);
        var inTrash = Assert.Single((await ops.Get<OpportunityTrashQuery>().LoadAsync(ops.TenantId, 0, ct)).Rows);
        Assert.Equal(("3526 High St", OpportunityStage.Proposal, "Maria Keller", "Burned down."), (inTrash.Title, inTrash.Stage, inTrash.DeletedByName, inTrash.Why));
        var detail = (await ops.Get<OpportunityDetailQuery>().LoadAsync(ops.TenantId, target.Id, ct))!;
        Assert.Equal(("Roof is new", "Send the offer"), (Assert.Single(detail.Notes).Text, Assert.Single(detail.Tasks).Title));
        Assert.IsType<OpportunityIsInTrash>((await ops.Get<MoveOpportunity>().RunAsync(new(target.Id, deleted.Version), OpportunityStage.New, maria, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<AddOpportunityNote>().RunAsync(target.Id, "Late", maria, ct)).Error);

        Assert.Null((await ops.Get<RestoreOpportunity>().RunAsync(new(target.Id, deleted.Version), maria, ct)).Error);
        Assert.Equal(1, (await BoardAsync(ops))[OpportunityStage.Proposal].Count);
        Assert.Empty((await ops.Get<OpportunityTrashQuery>().LoadAsync(ops.TenantId, 0, ct)).Rows);
        Assert.IsType<OpportunityIsNotInTrash>((await ops.Get<RestoreOpportunity>().RunAsync(await ops.OpportunityRefAsync(target.Id), maria, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task Of_one_who_moves_and_one_who_deletes_at_once_one_wins_and_the_other_is_told(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var target = await ops.OpportunityAsync(maria);

        var both = await Task.WhenAll(
            ops.Get<DeleteOpportunity>().RunAsync(target, "Twice here", maria, ct),
            ops.Get<MoveOpportunity>().RunAsync(target, OpportunityStage.Contacted, jonas, ct));

        var told = Assert.IsType<ChangedBySomeoneElse>(Assert.Single(both, one => !one.Succeeded).Error);
        Assert.Equal(both[0].Succeeded ? "put this opportunity into the trash" : "moved it to Contacted", told.Did);
    }

    [Theory, OnEveryDatabase]
    public async Task Its_lead_makes_another_and_then_the_first_stays_in_the_trash(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var first = await ops.OpportunityAsync(maria);
        var leadId = (await ops.OpportunityAsync(first.Id)).LeadId!.Value;
        await ops.Get<DeleteOpportunity>().RunAsync(first, "A mistake", maria, ct);
        Assert.Null((await ops.Get<LeadDetailQuery>().LoadAsync(ops.TenantId, leadId, ct))!.OpportunityId);

        var second = (await ops.Get<ConvertLead>().RunAsync(leadId, maria, ct)).Value;

        Assert.True(second.IsNew);
        var refused = (await ops.Get<RestoreOpportunity>().RunAsync(await ops.OpportunityRefAsync(first.Id), maria, ct)).Error;
        Assert.Equal(new LeadHasAnotherOpportunity(second.OpportunityId), refused);
        await ops.Get<DeleteOpportunity>().RunAsync(await ops.OpportunityRefAsync(second.OpportunityId), "The first was right", maria, ct);
        Assert.Null((await ops.Get<RestoreOpportunity>().RunAsync(await ops.OpportunityRefAsync(first.Id), maria, ct)).Error);
    }

    [Fact]
    public async Task A_lead_that_is_removed_for_good_leaves_what_was_made_of_it_in_the_trash()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var target = await ops.OpportunityAsync(maria);
        var leadId = (await ops.OpportunityAsync(target.Id)).LeadId!.Value;
        await ops.Get<DeleteOpportunity>().RunAsync(target, "A mistake", maria, ct);
        await ops.Get<DeleteLead>().RunAsync(new(leadId, (await ops.ReadAsync(leadId)).Version), maria, ct);
        ops.Time.Advance(TimeSpan.FromDays(31));

        Assert.Equal(1, await ops.Get<EmptyTrash>().RunAsync(ct));

        Assert.Null((await ops.OpportunityAsync(target.Id)).LeadId);
        Assert.Null((await ops.Get<RestoreOpportunity>().RunAsync(await ops.OpportunityRefAsync(target.Id), maria, ct)).Error);
    }

    private static Task<Board<OpportunityStage, OpportunityCard>> BoardAsync(TestOps ops) =>
        ops.Get<OpportunityBoardQuery>().LoadAsync(new BoardKey<OpportunityBoardFilter>(ops.TenantId, OpportunityBoardFilter.Everything), ct);
}
