using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Boards;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Board;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Tagging;
using OpsConsole.Core.Leads.Trash;
using OpsConsole.Core.Notes;
using OpsConsole.Core.Tasks;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Editing;

namespace OpsConsole.Tests.Leads.Trash;

public sealed class LeadTrashTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_deleted_lead_leaves_board_and_tallies_and_comes_back_whole(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var stays = await ops.LeadAsync("1 Stays St");
        var goes = await ops.LeadAsync("2 Goes St");

        var deleted = await ops.Get<DeleteLead>().RunAsync(goes, maria, ct);

        Assert.Equal((1L, 5_922_200L, stays.Id), await PendingAsync(ops));
        Assert.IsType<NotFound>((await ops.Get<ApproveLead>().RunAsync(new(goes.Id, deleted.Value.Version), maria, ct)).Error);
        Assert.Equal("Maria Keller", Assert.Single((await ops.Get<LeadTrashQuery>().LoadAsync(ops.TenantId, 0, ct)).Leads).DeletedByName);
        Assert.Empty((await ops.Get<LeadTrashQuery>().LoadAsync(ops.TenantId + 1, 0, ct)).Leads);

        var restored = await ops.Get<RestoreLead>().RunAsync(new(goes.Id, deleted.Value.Version), maria, ct);

        Assert.Equal(goes.Version + 2, restored.Value.Version);
        Assert.Equal((2L, 11_844_400L, stays.Id), await PendingAsync(ops));
        Assert.IsType<LeadIsNotInTrash>((await ops.Get<RestoreLead>().RunAsync(new(goes.Id, restored.Value.Version), maria, ct)).Error);
    }

    [Fact]
    public async Task Delete_WithoutThePermission_OfAnOldVersion_OrOfASoldLead_IsRefused()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, sam) = (await ops.MariaAsync(), await ops.SamAsync());
        var target = await ops.LeadAsync();
        var sold = await ops.LeadAsync("2 Sold St", more: lead =>
        {
            lead.Approve(maria, ops.Time.NowUtc, TimeSpan.FromHours(1));
            lead.Sell("Blue Door", 100, ops.Time.NowUtc);
        });

        Assert.IsType<NotAllowed>((await ops.Get<DeleteLead>().RunAsync(target, sam, ct)).Error);
        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<DeleteLead>().RunAsync(new(target.Id, 0), maria, ct)).Error);
        Assert.IsType<SoldLeadsStayAsTheyAre>((await ops.Get<DeleteLead>().RunAsync(sold, maria, ct)).Error);
    }

    [Fact]
    public async Task The_address_of_a_deleted_lead_is_free_and_who_comes_back_late_is_the_duplicate()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var first = await EditLeadTests.SubmitAsync(ops, maria, "10 Oak St");
        var deleted = await ops.Get<DeleteLead>().RunAsync(new(first, 1), maria, ct);
        var second = await EditLeadTests.SubmitAsync(ops, maria, "10 Oak St");
        Assert.Null((await ops.ReadAsync(second)).DuplicateOfLeadId);

        await ops.Get<RestoreLead>().RunAsync(new(first, deleted.Value.Version), maria, ct);

        Assert.Equal(second, (await ops.ReadAsync(first)).DuplicateOfLeadId);
    }

    [Theory, OnEveryDatabase]
    public async Task The_trash_is_emptied_after_its_days_with_what_hangs_on_the_leads(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var original = await EditLeadTests.SubmitAsync(ops, maria, "10 Oak St");
        var copy = await EditLeadTests.SubmitAsync(ops, maria, "10 Oak St");
        await ops.Get<TagLead>().RunAsync(original, "Probate", maria, ct);
        await ops.Get<AddLeadNote>().RunAsync(original, "For @Maria Keller", maria, ct);
        await ops.Get<AddTask>().RunAsync(new("Call the owner", LeadId: original), maria, ct);
        await ops.Get<DeleteLead>().RunAsync(new(original, 1), maria, ct);

        ops.Time.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await ops.Get<EmptyTrash>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await ops.Get<EmptyTrash>().RunAsync(ct));

        await using var db = ops.Open();
        Assert.Equal([copy], await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).Select(lead => lead.Id).ToListAsync(ct));
        Assert.Null((await db.Leads.SingleAsync(ct)).DuplicateOfLeadId);
        Assert.Equal((0, 0), (await db.Notes.CountAsync(ct), await db.LeadTags.CountAsync(ct)));
        Assert.Null((await db.Tasks.SingleAsync(ct)).LeadId);
        Assert.Equal("Trash", (await db.Activity.SingleAsync(entry => entry.Action == "lead.purged", ct)).ActorName);
        Assert.Equal((1L, 5_922_200L), ((await PendingAsync(ops)).Count, (await PendingAsync(ops)).Cents));
    }

    private static async Task<(long Count, long Cents, long First)> PendingAsync(TestOps ops)
    {
        var column = (await ops.Get<LeadBoardQuery>().LoadAsync(new BoardKey<LeadBoardFilter>(ops.TenantId, LeadBoardFilter.Everything), ct))[LeadStatus.Pending];
        return (column.Count, column.TotalCents, column.Head[0].Id);
    }
}
