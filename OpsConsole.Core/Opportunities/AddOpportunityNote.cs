using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Notes;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Opportunities;

/// <summary>Writes a note on an opportunity. Whoever it mentions and may see opportunities is named in the activity, for notifications.</summary>
public sealed class AddOpportunityNote(OpsDbs dbs, PeopleQuery people, TimeProvider clock)
{
    /// <returns>The note's id.</returns>
    public async Task<Result<long>> RunAsync(long opportunityId, string text, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(OpportunityPermissions.Change) is { } refusal)
            return refusal;
        if (NoteText.ProblemOf(text) is { } problem)
            return problem;
        var mentioned = Mentions.In(text, await people.LoadAsync(actor.TenantId, OpportunityPermissions.View, ct));
        await using var db = dbs.Open(actor);
        if (await db.Opportunities.FirstOrDefaultAsync(row => row.Id == opportunityId, ct) is not { } opportunity)
            return new NotFound($"Opportunity {opportunityId}");
        var note = new Note { OpportunityId = opportunityId, Text = text.Trim(), AuthorUserId = actor.UserId, AuthorName = actor.Name, AtUtc = clock.GetUtcNow().UtcDateTime };
        await db.WriteNoteAsync(note, mentioned, opportunity, "opportunity.noted", actor, ct);
        return note.Id;
    }
}
