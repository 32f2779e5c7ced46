using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Opportunities;

namespace OpsConsole.Core.Notes;

/// <summary>Removes a note for good; the timeline keeps that there was one, not what it said.</summary>
public sealed class RemoveNote(OpsDbs dbs)
{
    public async Task<Result<long>> RunAsync(long noteId, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var note = await db.Notes.FirstOrDefaultAsync(row => row.Id == noteId, ct);
        if (actor.Lacks(note is null ? LeadPermissions.Note : NoteSubject.PermissionFor(note)) is { } refusal)
            return refusal;
        if (note is null || await NoteSubject.OfAsync(db, note, ct) is not { } subject)
            return new NotFound("The note");
        if (note.WhyNotRemovableBy(actor) is { } notTheirs)
            return notTheirs;
        db.Notes.Remove(note);
        db.Record(actor, note.OpportunityId is null ? "lead.note-removed" : "opportunity.note-removed", subject.Row, new { NoteId = noteId, note.AuthorName });
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
