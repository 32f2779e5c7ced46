using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Opportunities;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;

namespace OpsConsole.Tests.Opportunities;

/// <summary>Opportunities made of leads through the use case.</summary>
internal static class SomeOpportunities
{
    public static async Task<OpportunityRef> OpportunityAsync(this TestOps ops, Actor who, string street = "3526 High St", long? cents = 5_922_200)
    {
        var lead = await ops.LeadAsync(street, more: row => row.AskingPriceCents = cents);
        return await RefAsync(ops.Open(), (await ops.Get<ConvertLead>().RunAsync(lead.Id, who, default)).Value.OpportunityId);
    }

    public static async Task<OpportunityRef> OpportunityAsync(this TestHost host, Actor who, string street = "3526 High St", Action<Lead>? more = null)
    {
        var lead = await host.LeadAsync(street, more: more);
        return await RefAsync(host.Open(), (await host.Get<ConvertLead>().RunAsync(lead.Id, who, default)).Value.OpportunityId);
    }

    public static async Task<Opportunity> OpportunityAsync(this TestOps ops, long id)
    {
        await using var db = ops.Open();
        return await db.Opportunities.IgnoreQueryFilters([OpsDb.TrashFilter]).SingleAsync(row => row.Id == id);
    }

    public static async Task<OpportunityRef> OpportunityRefAsync(this TestOps ops, long id) => new(id, (await ops.OpportunityAsync(id)).Version);

    private static async Task<OpportunityRef> RefAsync(OpsDb open, long id)
    {
        await using var db = open;
        return new(id, (await db.Opportunities.FindAsync(id))!.Version);
    }
}
