using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Tests.Ground;

public sealed class GroundTests
{
    [Theory, OnEveryDatabase]
    public async Task A_tenant_starts_with_its_roles_and_empty_tallies(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await using var db = ops.Open();

        Assert.Equal(7, await db.Roles.CountAsync());
        Assert.Equal(Enum.GetValues<LeadStatus>().Length, await db.LeadTallies.CountAsync(tally => tally.Count == 0));
    }

    [Theory, OnEveryDatabase]
    public async Task Activity_cannot_be_changed_or_removed(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        await using var db = ops.Open();
        db.Record(maria, "user.signed-in", await db.Users.FirstAsync());
        await db.SaveChangesAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => db.Activity.ExecuteDeleteAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => db.Activity.ExecuteUpdateAsync(set => set.SetProperty(entry => entry.ActorName, "Nobody")));
        Assert.Equal("Maria Keller", await db.Activity.Select(entry => entry.ActorName).SingleAsync());
    }

    [Theory, OnEveryDatabase]
    public async Task One_tenant_never_sees_or_writes_anothers_rows(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.MariaAsync();
        var other = await ops.Get<CreateTenant>().RunAsync("Delta Homes", CancellationToken.None);

        await using var db = ops.Dbs.Open(other);
        Assert.Equal(0, await db.Users.CountAsync());
        Assert.Equal(7, await db.Roles.CountAsync());

        var foreign = await db.Roles.IgnoreQueryFilters([Core.OpsDb.TenantFilter]).FirstAsync(role => role.TenantId == ops.TenantId);
        foreign.Name = "Taken over";
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }
}
