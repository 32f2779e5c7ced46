using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Data.Scenes;

/// <summary>
/// As many leads as a benchmark wants, in the demo's tenant with the demo's people, spread over the states as in a large firm: a fifth
/// pending, a third approved, the rest closed. One activity entry each.
/// </summary>
public sealed class LoadScene(Func<OpsDb> create, OpsDbServices services, CreateTenant createTenant, TimeProvider clock)
{
    private const int Batch = 2_000;

    public async Task<int> SeedAsync(int count, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var sceneClock = new SceneClock { NowUtc = now };
        var dbs = new OpsDbs(create, services with { Clock = sceneClock });
        var tenantId = await createTenant.RunAsync(DemoScene.TenantName, ct);
        IReadOnlyDictionary<string, Actor> people;
        await using (var db = dbs.Open(tenantId))
            people = await DemoScene.PeopleAsync(db, now.AddDays(-30), ct);

        var houses = new SceneHouses(seed: 7);
        var manager = people[DemoPeople.Maria.Email];
        for (var start = 0; start < count; start += Batch)
        {
            await using var db = dbs.Open(tenantId);
            for (var n = start; n < Math.Min(count, start + Batch); n++)
            {
                var at = now - TimeSpan.FromSeconds(30 + n % 700_000);
                var lead = houses.Next(tenantId, n % 2 == 0 ? "Agent portal" : "County list", manager.Name, null, at - TimeSpan.FromHours(2));
                Settle(lead, n % 15, manager, at, now);
                db.Leads.Add(lead);
                db.Record(manager, "lead.imported", lead);
            }

            await db.SaveChangesAsync(ct);
        }

        return count;
    }

    private static void Settle(Lead lead, int lot, Actor manager, DateTime at, DateTime now)
    {
        if (lot < 3)
            return;
        if (lot is >= 8 and < 11)
        {
            lead.Reject(manager, at, RejectReason.FactsIncomplete, null);
            return;
        }

        var isExpired = lot is 11 or 12;
        var approvedAt = isExpired ? at - TimeSpan.FromDays(10) : now - TimeSpan.FromMinutes(lot * 37 % 4000);
        lead.Approve(manager, approvedAt, TimeSpan.FromHours(72));
        if (isExpired)
            lead.Expire(at);
        else if (lot > 12)
            lead.Sell("Blue Door Homes", 5_000, now);
    }
}
