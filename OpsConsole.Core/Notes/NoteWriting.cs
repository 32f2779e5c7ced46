using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Notes;

internal static class NoteText
{
    public static Error? ProblemOf(string text) =>
        string.IsNullOrWhiteSpace(text) ? new NoteIsEmpty() : text.Trim().Length > Note.TextLength ? new NoteIsTooLong(Note.TextLength) : null;
}

/// <summary>What a note is on, and who may be mentioned there.</summary>
internal sealed record NoteSubject(IActivitySubject Row, string ReadPermission)
{
    public static string PermissionFor(Note note) => note.OpportunityId is null ? LeadPermissions.Note : OpportunityPermissions.Change;

    public static async Task<NoteSubject?> OfAsync(OpsDb db, Note note, CancellationToken ct)
    {
        if (note.OpportunityId is { } opportunityId)
            return await db.Opportunities.FirstOrDefaultAsync(row => row.Id == opportunityId, ct) is { } opportunity
                ? new(opportunity, OpportunityPermissions.View)
                : null;
        return await db.Leads.FirstOrDefaultAsync(row => row.Id == note.LeadId, ct) is { } lead
            ? new(lead, LeadPermissions.View)
            : null;
    }
}

internal static class NoteWriting
{
    public static Task WriteNoteAsync(
        this OpsDb db, Note note, IReadOnlyList<Person> mentioned, IActivitySubject subject, string action, Actor actor, CancellationToken ct) =>
        db.InTransactionAsync(async () =>
        {
            db.Notes.Add(note);
            await db.SaveChangesAsync(ct);
            db.NoteMentions.AddRange(mentioned.Select(person => new NoteMention { NoteId = note.Id, UserId = person.UserId, Name = person.Name }));
            db.Record(actor, action, subject, new { NoteId = note.Id, Mentions = mentioned.Select(person => person.UserId) });
            await db.SaveChangesAsync(ct);
        }, ct);

    /// <summary>The notes of a lead or an opportunity, newest first.</summary>
    public static async Task<IReadOnlyList<NoteLine>> NoteLinesAsync(this OpsDb db, IQueryable<Note> notes, int most, CancellationToken ct) => await notes
        .AsNoTracking().OrderByDescending(note => note.Id).Take(most)
        .Select(note => new NoteLine(
            note.Id, note.Version, note.Text, note.AuthorUserId, note.AuthorName, note.AtUtc, note.ChangedAtUtc,
            db.NoteMentions.Where(row => row.NoteId == note.Id).Select(row => row.Name).ToList()))
        .ToListAsync(ct);
}
