using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Notes;

/// <summary>Removes a note for good; the timeline keeps that there was one, not what it said.</summary>
public sealed class RemoveLeadNote(OpsDbs dbs)
{
    public async Task<Result<long>> RunAsync(long noteId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Note) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        var note = await db.LeadNotes.FirstOrDefaultAsync(row => row.Id == noteId, ct);
        if (note is null || await db.Leads.FirstOrDefaultAsync(row => row.Id == note.LeadId, ct) is not { } lead)
            return new NotFound("The note");
        if (note.WhyNotRemovableBy(actor) is { } notTheirs)
            return notTheirs;
        db.LeadNotes.Remove(note);
        db.Record(actor, "lead.note-removed", lead, new { NoteId = noteId, note.AuthorName });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new NotFound("The note");
        }

        return noteId;
    }
}
