using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Opportunities;

/// <summary>How a call went.</summary>
public enum CallOutcome
{
    Reached,
    LeftMessage,
    NoAnswer,
    WrongNumber,
}

/// <summary>A call when it has an outcome, else an e-mail.</summary>
public sealed record Contact(CallOutcome? Call, string? Words);

/// <summary>Keeps in the timeline that somebody called or wrote, and how it went. The opportunity itself stays as it is.</summary>
public sealed class LogContact(OpsDbs dbs)
{
    public async Task<Result<long>> RunAsync(long opportunityId, Contact contact, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(OpportunityPermissions.Change) is { } refusal)
            return refusal;
        if (contact.Words?.Length > Opportunity.WordsLength)
            return new WordsAreTooLong();
        await using var db = dbs.Open(actor);
        if (await db.Opportunities.FirstOrDefaultAsync(row => row.Id == opportunityId, ct) is not { } opportunity)
            return new NotFound($"Opportunity {opportunityId}");
        db.Record(actor, contact.Call is null ? "opportunity.mailed" : "opportunity.called", opportunity,
            new { Outcome = contact.Call, Note = string.IsNullOrWhiteSpace(contact.Words) ? null : contact.Words.Trim() });
        await db.SaveChangesAsync(ct);
        return opportunityId;
    }
}
