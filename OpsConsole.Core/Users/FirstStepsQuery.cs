using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Imports;

namespace OpsConsole.Core.Users;

/// <summary>What a firm and one person in it have done already. Steps of rooms that the person may not enter are null.</summary>
/// <param name="Pending">Leads that wait for review, for those who see leads.</param>
/// <param name="Approved">Leads on the marketplace, likewise.</param>
/// <param name="HasImported">Whether the firm has finished an import.</param>
/// <param name="HasSubmitted">Whether this agent has submitted a lead.</param>
/// <param name="Decided">Leads that are past their review.</param>
/// <param name="OpenQuestions">This agent's leads that wait for an answer.</param>
public sealed record FirstSteps(long? Pending, long? Approved, bool? HasImported, bool? HasSubmitted, long? Decided, int? OpenQuestions);

/// <summary>Counts the first steps of the actor, all from indexes and kept tallies.</summary>
public sealed class FirstStepsQuery(OpsDbs dbs)
{
    public async Task<FirstSteps> LoadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var tallies = actor.May(LeadPermissions.View)
            ? await db.LeadTallies.AsNoTracking().ToDictionaryAsync(tally => tally.Status, tally => tally.Count, ct)
            : null;
        bool? hasImported = actor.May(LeadPermissions.Import) ? await db.LeadImports.AnyAsync(import => import.Status == LeadImportStatus.Finished, ct) : null;
        bool? hasSubmitted = actor.May(LeadPermissions.SubmitOwn) ? await db.Leads.AnyAsync(lead => lead.SubmittedByUserId == actor.UserId, ct) : null;
        int? questions = actor.May(LeadPermissions.SubmitOwn)
            ? await db.Leads.CountAsync(lead => lead.SubmittedByUserId == actor.UserId && lead.Status == LeadStatus.Pending && lead.Question != null && lead.Answer == null, ct)
            : null;
        return new FirstSteps(
            tallies?.GetValueOrDefault(LeadStatus.Pending), tallies?.GetValueOrDefault(LeadStatus.Approved), hasImported, hasSubmitted,
            actor.May(LeadPermissions.Approve) ? tallies?.Where(tally => tally.Key != LeadStatus.Pending).Sum(tally => tally.Value) : null, questions);
    }
}
