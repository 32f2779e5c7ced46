using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Notes;

/// <summary>The author of a note writes it anew. Only people whom it did not mention before are named in the activity.</summary>
public sealed class ChangeNote(OpsDbs dbs, PeopleQuery people, TimeProvider clock)
{
    public async Task<Result<long>> RunAsync(NoteRef target, string text, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var note = await db.Notes.FirstOrDefaultAsync(row => row.Id == target.Id, ct);
        if (actor.Lacks(note is null ? LeadPermissions.Note : NoteSubject.PermissionFor(note)) is { } refusal)
            return refusal;
        if (NoteText.ProblemOf(text) is { } problem)
            return problem;
        if (note is null || await NoteSubject.OfAsync(db, note, ct) is not { } subject)
            return new NotFound("The note");
        var mentioned = Mentions.In(text, await people.LoadAsync(actor.TenantId, subject.ReadPermission, ct));
        if (note.WhyNotChangeableBy(actor) is { } notTheirs)
            return notTheirs;
        if (note.Version != target.Version)
            return new ChangedBySomeoneElse(note.AuthorName, "changed this note", note.ChangedAtUtc ?? note.AtUtc);
        var before = await db.NoteMentions.Where(row => row.NoteId == note.Id).ToListAsync(ct);
        (note.Text, note.ChangedAtUtc) = (text.Trim(), clock.GetUtcNow().UtcDateTime);
        db.NoteMentions.RemoveRange(before.Where(row => mentioned.All(person => person.UserId != row.UserId)));
        var added = mentioned.Where(person => before.All(row => row.UserId != person.UserId)).ToList();
        db.NoteMentions.AddRange(added.Select(person => new NoteMention { NoteId = note.Id, UserId = person.UserId, Name = person.Name }));
        db.Record(actor, note.OpportunityId is null ? "lead.note-changed" : "opportunity.note-changed", subject.Row, new { NoteId = note.Id, Mentions = added.Select(person => person.UserId) });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedBySomeoneElse(note.AuthorName, "changed this note", clock.GetUtcNow().UtcDateTime);
        }

        return note.Id;
    }
}
