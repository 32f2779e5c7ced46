using OpsConsole.Core;
using OpsConsole.Core.Opportunities;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Opportunities;

/// <summary>As many opportunities as a test of size wants, a fifth in each open stage, straight into the database. In the column New, House 0 comes last.</summary>
internal static class ManyOpportunities
{
    public static async Task AddAsync(TestHost host, Actor owner, int count)
    {
        var now = host.Get<TimeProvider>().GetUtcNow().UtcDateTime;
        for (var start = 0; start < count; start += 1_000)
        {
            await using var db = host.Open();
            for (var n = start; n < Math.Min(count, start + 1_000); n++)
            {
                var row = new Opportunity { Title = $"House {n}", ValueCents = 1_000_000 + n, CreatedByName = owner.Name, CreatedAtUtc = now };
                row.Assign(owner.UserId, owner.Name);
                row.Move(OpportunityStage.Negotiation, now);
                if (n % 5 != 4)
                    row.Move((OpportunityStage)(n % 5), now);
                db.Opportunities.Add(row);
            }

            await db.SaveChangesAsync();
        }
    }
}
