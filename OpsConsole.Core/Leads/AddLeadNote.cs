using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Notes;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Leads;

/// <summary>Writes a note on a lead. Whoever it mentions and may see leads is named in the activity, for notifications.</summary>
public sealed class AddLeadNote(OpsDbs dbs, PeopleQuery people, TimeProvider clock)
{
    /// <returns>The note's id.</returns>
    public async Task<Result<long>> RunAsync(long leadId, string text, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Note) is { } refusal)
            return refusal;
        if (NoteText.ProblemOf(text) is { } problem)
            return problem;
        var mentioned = Mentions.In(text, await people.LoadAsync(actor.TenantId, LeadPermissions.View, ct));
        await using var db = dbs.Open(actor);
        if (await db.Leads.FirstOrDefaultAsync(row => row.Id == leadId, ct) is not { } lead)
            return new NotFound($"Lead {leadId}");
        var note = new Note { LeadId = leadId, Text = text.Trim(), AuthorUserId = actor.UserId, AuthorName = actor.Name, AtUtc = clock.GetUtcNow().UtcDateTime };
        await db.WriteNoteAsync(note, mentioned, lead, "lead.noted", actor, ct);
        return note.Id;
    }
}
