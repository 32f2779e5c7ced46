using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads;

/// <summary>Pending leads put straight into the database, for tests that are about what comes after submission.</summary>
internal static class SomeLeads
{
    public static Task<LeadRef> LeadAsync(this TestOps ops, string street = "3526 High St", Actor? agent = null, Action<Lead>? more = null, long? tenantId = null) =>
        AddAsync(ops.Dbs.Open(tenantId ?? ops.TenantId), ops.Time.NowUtc, street, agent, more);

    public static Task<LeadRef> LeadAsync(this TestHost host, string street = "3526 High St", Actor? agent = null, Action<Lead>? more = null) =>
        AddAsync(host.Open(), host.Get<TimeProvider>().GetUtcNow().UtcDateTime, street, agent, more);

    private static async Task<LeadRef> AddAsync(OpsDb open, DateTime nowUtc, string street, Actor? agent, Action<Lead>? more)
    {
        await using var db = open;
        var lead = new Lead
        {
            Street = street,
            City = "Sacramento",
            State = "CA",
            Zip = "95838",
            AddressKey = $"{street.ToUpperInvariant()}|SACRAMENTO|CA",
            AskingPriceCents = 5_922_200,
            Beds = 2,
            Baths = 1,
            AreaSqFt = 836,
            Score = 50,
            Source = "Agent portal",
            SubmittedByUserId = agent?.UserId,
            SubmittedByName = agent?.Name ?? "Ana Duarte",
            SubmittedAtUtc = nowUtc,
        };
        more?.Invoke(lead);
        db.Leads.Add(lead);
        await db.SaveChangesAsync();
        return new LeadRef(lead.Id, lead.Version);
    }

    public static async Task<Lead> ReadAsync(this TestOps ops, long id)
    {
        await using var db = ops.Open();
        return (await db.Leads.FindAsync(id))!;
    }
}
