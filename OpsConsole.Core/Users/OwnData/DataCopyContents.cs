using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Files;

namespace OpsConsole.Core.Users.OwnData;

/// <summary>What is kept about one person, file by file. What is another person's, such as an owner's phone in a lead, stays out of it.</summary>
internal sealed class DataCopyContents(OpsDb db, User user, TimeProvider clock)
{
    private static readonly JsonSerializerOptions readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task WriteAsync(ZipArchive zip, CancellationToken ct)
    {
        await TextAsync(zip, "README.txt", $"What OpsConsole keeps about {user.DisplayName}, as of {clock.GetUtcNow():yyyy-MM-dd HH:mm} UTC.\naccount.json is the account; the tables are what you did and what you were told. Times are UTC.\n", ct);
        await TextAsync(zip, "account.json", JsonSerializer.Serialize(await AccountAsync(ct), readable), ct);
        await TableAsync(zip, "activity.csv", ["at", "who", "did", "to", "id", "particulars"], db.Activity.AsNoTracking()
            .Where(entry => entry.ActorUserId == user.Id || (entry.SubjectKind == "user" && entry.SubjectId == user.Id)).OrderBy(entry => entry.Id)
            .Select(entry => new object?[] { entry.AtUtc, entry.ActorName, entry.Action, entry.SubjectKind, entry.SubjectId, entry.Particulars }), ct);
        await TableAsync(zip, "notifications.csv", ["at", "action", "title", "detail", "read"], db.Notifications.AsNoTracking().Where(row => row.UserId == user.Id).OrderBy(row => row.Id)
            .Select(row => new object?[] { row.AtUtc, row.Action, row.Title, row.Detail, row.ReadAtUtc }), ct);
        await TableAsync(zip, "consents.csv", ["at", "channel", "purpose", "given", "where", "by", "note", "wording"], db.Consents.AsNoTracking().Where(row => row.UserId == user.Id).OrderBy(row => row.Id)
            .Select(row => new object?[] { row.AtUtc, row.Channel.ToString(), row.Purpose, row.IsGiven, row.Source, row.ByName, row.Note, row.Wording }), ct);
        await TableAsync(zip, "messages.csv", ["queued", "sent", "to", "subject", "text"], db.OutgoingMessages.AsNoTracking().Where(row => row.UserId == user.Id).OrderBy(row => row.Id)
            .Select(row => new object?[] { row.QueuedAtUtc, row.SentAtUtc, row.Address, row.SentSubject, row.Said }), ct);
        await TableAsync(zip, "leads.csv", ["id", "street", "city", "state", "zip", "status", "submitted"], db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).AsNoTracking().Where(lead => lead.SubmittedByUserId == user.Id).OrderBy(lead => lead.Id)
            .Select(lead => new object?[] { lead.Id, lead.Street, lead.City, lead.State, lead.Zip, lead.Status.ToString(), lead.SubmittedAtUtc }), ct);
        await TableAsync(zip, "notes.csv", ["at", "lead", "opportunity", "text"], db.Notes.AsNoTracking().Where(note => note.AuthorUserId == user.Id).OrderBy(note => note.Id)
            .Select(note => new object?[] { note.AtUtc, note.LeadId, note.OpportunityId, note.Text }), ct);
        await TableAsync(zip, "tasks.csv", ["id", "title", "created", "created by", "for", "state", "completed"], db.Tasks.AsNoTracking().Where(task => task.AssigneeUserId == user.Id || task.CreatedByUserId == user.Id).OrderBy(task => task.Id)
            .Select(task => new object?[] { task.Id, task.Title, task.CreatedAtUtc, task.CreatedByName, task.AssigneeName, task.State.ToString(), task.CompletedAtUtc }), ct);
        await TableAsync(zip, "sign-ins.csv", ["opened", "how", "from", "browser", "last seen", "ended", "ended by"], db.UserSessions.AsNoTracking().Where(row => row.UserId == user.Id).OrderBy(row => row.Id)
            .Select(row => new object?[] { row.OpenedAtUtc, row.How, row.From, row.Browser, row.SeenAtUtc, row.EndedAtUtc, row.EndedBy }), ct);
        await TableAsync(zip, "sign-in-attempts.csv", ["at", "address", "from", "outcome"], db.SignInAttempts.AsNoTracking().Where(row => row.UserId == user.Id).OrderBy(row => row.Id)
            .Select(row => new object?[] { row.AtUtc, row.Email, row.From, row.Outcome.ToString() }), ct);
        await TableAsync(zip, "photos.csv", ["id", "lead", "added"], db.LeadPhotos.AsNoTracking().Where(photo => photo.AddedByUserId == user.Id).OrderBy(photo => photo.Id)
            .Select(photo => new object?[] { photo.Id, photo.LeadId, photo.AddedAtUtc }), ct);
    }

    private async Task<object> AccountAsync(CancellationToken ct)
    {
        var preferences = await db.UserPreferences.AsNoTracking().FirstOrDefaultAsync(row => row.UserId == user.Id, ct);
        var notices = await db.NotificationPreferences.AsNoTracking().FirstOrDefaultAsync(row => row.UserId == user.Id, ct);
        return new
        {
            user.Id,
            Name = user.DisplayName,
            user.Email,
            Phone = user.PhoneNumber,
            Created = user.CreatedAtUtc,
            LastSignIn = user.LastSignInAtUtc,
            Roles = await db.RoleMemberships.Where(held => held.UserId == user.Id).OrderBy(held => held.Role.Name).Select(held => held.Role.Name).ToListAsync(ct),
            Markets = await db.UserMarkets.Where(row => row.UserId == user.Id).OrderBy(row => row.Place).Select(row => new { Kind = row.Kind.ToString(), row.Place, row.IsPreferred }).ToListAsync(ct),
            AsksForCodes = user.TwoFactorEnabled,
            Preferences = preferences is null ? null : new { preferences.TimeZone, Density = preferences.Density.ToString(), Theme = preferences.Theme.ToString(), preferences.HasShortcuts, preferences.Keys },
            Notices = notices?.Choices,
            NoMailSince = notices?.MailEndedAtUtc,
            QuietHours = notices is null ? null : new { Choice = notices.Quiet.ToString(), notices.QuietFrom, notices.QuietUntil },
            Terms = await db.TermsAcceptances.Where(row => row.UserId == user.Id).OrderBy(row => row.AtUtc).Select(row => new { Document = row.Document.ToString(), row.Version, At = row.AtUtc, row.From }).ToListAsync(ct),
            Registration = await db.Registrations.Where(row => row.UserId == user.Id).Select(row => new { Kind = row.Kind.ToString(), row.Name, row.Email, Asked = row.AskedAtUtc, Confirmed = row.ConfirmedAtUtc, Decided = row.DecidedAtUtc, row.Reason }).FirstOrDefaultAsync(ct),
            SavedViews = await db.SavedViews.Where(view => view.OwnerUserId == user.Id).OrderBy(view => view.Id).Select(view => view.Name).ToListAsync(ct),
        };
    }

    private static async Task TextAsync(ZipArchive zip, string name, string text, CancellationToken ct)
    {
        await using var stream = await zip.CreateEntry(name).OpenAsync(ct);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), ct);
    }

    /// <summary>Row by row, so that years of activity are never in memory at once.</summary>
    private static async Task TableAsync(ZipArchive zip, string name, IReadOnlyList<string> columns, IQueryable<object?[]> rows, CancellationToken ct)
    {
        await using var stream = await zip.CreateEntry(name).OpenAsync(ct);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteLineAsync(string.Join(',', columns));
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
            await writer.WriteLineAsync(string.Join(',', row.Select(Cell)));
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateTime at => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        string text => $"\"{CsvCell.Safe(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
