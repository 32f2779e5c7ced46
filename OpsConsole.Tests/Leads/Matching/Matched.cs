using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Matching;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Imports;

namespace OpsConsole.Tests.Leads.Matching;

/// <summary>Leads that come in as people send them, and the look that follows.</summary>
internal static class Matched
{
    public static LeadInput Oak { get; } = new()
    {
        Street = "1204 Oakmont Dr",
        City = "Sacramento",
        State = "CA",
        Zip = "95838",
        OwnerName = "Rosa Whitfield",
        OwnerPhone = "(916) 555-0134",
        PropertyType = PropertyType.SingleFamily,
        Beds = 3,
        Motivation = Motivation.High,
        AskingPriceCents = 25_000_000,
        Checklist = LeadChecklists.All,
    };

    /// <summary>The same house, mistyped and known from somebody else.</summary>
    public static LeadInput OakAgain { get; } = Oak with { Street = "1204 Oakmnt Dr", OwnerName = "R Whitfield", OwnerEmail = "rosa@example.com", Beds = null, AreaSqFt = 1_640 };

    public static async Task<long> SubmitAsync(this TestOps ops, LeadInput input, Actor actor) =>
        (await ops.Get<SubmitLead>().RunAsync(input, Guid.NewGuid(), actor, CancellationToken.None)).Value.LeadId;

    /// <summary>Works off what is due for the matching, and the work that it queues.</summary>
    public static async Task MatchAsync(this TestOps ops)
    {
        var consumer = ops.Get<IEnumerable<IOutboxConsumer>>().Single(consumer => consumer.Name == OutboxConsumers.Matching);
        while (await ops.Get<OutboxDelivery>().DeliverAsync(consumer, CancellationToken.None) > 0)
        {
        }

        await ops.RunQueueAsync();
        await using var db = ops.Open();
        Assert.DoesNotContain(await db.Outbox.Where(row => row.Consumer == OutboxConsumers.Matching).ToListAsync(), row => row.Error is not null);
    }

    public static async Task<(long First, long Second, LeadMatch Match)> TwoAlikeAsync(this TestOps ops)
    {
        var first = await ops.SubmitAsync(Oak, await ops.AnaAsync());
        var second = await ops.SubmitAsync(OakAgain, await ops.SamAsync());
        await ops.MatchAsync();
        return (first, second, Assert.Single(await ops.MatchesAsync()));
    }

    public static async Task<List<LeadMatch>> MatchesAsync(this TestOps ops)
    {
        await using var db = ops.Open();
        return await db.LeadMatches.AsNoTracking().OrderBy(match => match.Id).ToListAsync();
    }

    public static async Task<bool> IsFlaggedAsync(this TestOps ops, long leadId)
    {
        await using var db = ops.Open();
        return (await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).SingleAsync(lead => lead.Id == leadId)).Doubts.HasFlag(LeadDoubts.NearDuplicate);
    }

    public static async Task<LeadRef> RefAsync(this TestOps ops, long leadId)
    {
        await using var db = ops.Open();
        return new(leadId, await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).Where(lead => lead.Id == leadId).Select(lead => lead.Version).SingleAsync());
    }
}
