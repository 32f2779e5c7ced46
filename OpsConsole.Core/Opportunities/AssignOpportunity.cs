using OpsConsole.Core.Users;

namespace OpsConsole.Core.Opportunities;

/// <summary>Says whose opportunity it is: somebody of the tenant who may change opportunities, or nobody's.</summary>
public sealed class AssignOpportunity(OpsDbs dbs)
{
    public async Task<Result<OpportunityChanged>> RunAsync(OpportunityRef target, long? toUserId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(OpportunityPermissions.Change) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        var person = toUserId is { } id ? await db.PersonWhoMayAsync(id, OpportunityPermissions.Change, ct) : null;
        if (toUserId is not null && person is null)
            return new MayNotWorkOnOpportunities();
        return await db.ChangeOpportunityAsync(target, actor, "opportunity.assigned", opportunity => opportunity.Assign(person?.UserId, person?.Name),
            new { To = person?.UserId, ToName = person?.Name }, ct);
    }
}
