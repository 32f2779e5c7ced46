using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using OpsConsole.Tests.Leads.Bulk;
using OpsConsole.Tests.Leads.Imports;

namespace OpsConsole.Tests.Data;

/// <summary>Many changed rows in one save: what comes of it is what comes of saving them one at a time.</summary>
public sealed class SqliteUpdatesTests
{
    private const int Leads = 60;

    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task Rows_changed_in_different_columns_are_saved_and_can_be_changed_again_by_the_same_context()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.PendingLeadsAsync(Leads);
        var maria = await ops.MariaAsync();
        var now = ops.Time.NowUtc;
        await using var db = ops.Open();
        var leads = await db.Leads.OrderBy(lead => lead.Id).ToListAsync(ct);
        foreach (var lead in leads)
        {
            _ = lead.Id % 3 == 0 ? lead.Reject(maria, now, RejectReason.Other, $"No {lead.Id}") : lead.Approve(maria, now, TimeSpan.FromHours(lead.Id));
            if (lead.Id % 2 == 0)
                (lead.Baths, lead.OwnerName) = (2.5m, null);
        }

        await db.SaveChangesAsync(ct);
        Assert.False(db.ChangeTracker.HasChanges());
        foreach (var lead in leads)
            lead.Beds = (int)lead.Id;
        await db.SaveChangesAsync(ct);

        foreach (var lead in await ops.LeadsAsync())
        {
            Assert.Equal(lead.Id % 3 == 0 ? (LeadStatus.Rejected, $"No {lead.Id}", null) : (LeadStatus.Approved, null, (DateTime?)now.AddHours(lead.Id)), (lead.Status, lead.RejectNote, lead.CountdownExpiresAtUtc));
            Assert.Equal(((int)lead.Id, 3L, lead.Id % 2 == 0), (lead.Beds, lead.Version, lead.Baths == 2.5m && lead.OwnerName is null));
        }
    }

    [Fact]
    public async Task Who_lost_the_race_for_one_of_them_saves_none()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.PendingLeadsAsync(Leads);
        var maria = await ops.MariaAsync();
        await using var db = ops.Open();
        foreach (var lead in await db.Leads.ToListAsync(ct))
            lead.Approve(maria, ops.Time.NowUtc, TimeSpan.FromHours(1));
        Assert.True((await ops.Get<RejectLead>().RunAsync(new(Leads / 2, 1), RejectReason.Other, "First", maria, ct)).Succeeded);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync(ct));

        Assert.Equal(1, (await ops.LeadsAsync()).Count(lead => lead.Status != LeadStatus.Pending));
    }

    [Fact]
    public async Task Addresses_that_go_from_one_lead_to_the_next_find_their_order()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.PendingLeadsAsync(Leads);
        await using var db = ops.Open();
        var leads = await db.Leads.OrderBy(lead => lead.Id).ToListAsync(ct);
        var keys = leads.ConvertAll(lead => lead.AddressKey);
        for (var at = 0; at < Leads; at++)
            leads[at].AddressKey = at + 1 < Leads ? keys[at + 1] : "somewhere else";

        await db.SaveChangesAsync(ct);

        Assert.Equal([.. keys.Skip(1), "somewhere else"], (await ops.LeadsAsync()).Select(lead => lead.AddressKey));
    }
}
