using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Activity.Reading;

/// <summary>
/// Records that somebody saw a person's data, where the tenant wants it: once for each viewer, subject and hour. Who looks at the console as
/// somebody else is on record with that; see <see cref="Users.Viewing.StartViewingAs"/>.
/// </summary>
public sealed class RecordPersonalRead(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    /// <returns>Whether it was recorded now; false when it is on record, is one's own, or is not wanted.</returns>
    public async Task<Result<bool>> RunAsync(PersonalReadKind kind, long subjectId, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        if (actor.UserId is not { } viewer || (kind == PersonalReadKind.Account && viewer == subjectId) || !await settings.GetAsync(actor.TenantId, PersonalReads.SwitchOf(kind), ct))
            return false;
        var now = clock.GetUtcNow().UtcDateTime;
        var hour = new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerHour, DateTimeKind.Utc);
        await using var db = dbs.Open(actor);
        if (await IsOnRecordAsync(db, kind, subjectId, viewer, hour, ct))
            return false;
        // Nobody saw what is not there, or not theirs to see.
        if (await SeenAsync(db, kind, subjectId, ct) is not { } seen)
            return false;
        db.PersonalReads.Add(new PersonalRead { ViewerUserId = viewer, Kind = kind, SubjectId = subjectId, HourUtc = hour });
        db.Record(actor, kind == PersonalReadKind.Account ? "user.data-read" : "lead.owner-read", seen);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another tab or node was quicker: the row is unique. Anything else is worth an error.
            await using var again = dbs.Open(actor);
            if (await IsOnRecordAsync(again, kind, subjectId, viewer, hour, ct))
                return false;
            throw;
        }
    }

    private static Task<bool> IsOnRecordAsync(OpsDb db, PersonalReadKind kind, long subjectId, long viewer, DateTime hour, CancellationToken ct) =>
        db.PersonalReads.AnyAsync(row => row.ViewerUserId == viewer && row.Kind == kind && row.SubjectId == subjectId && row.HourUtc == hour, ct);

    private static async Task<IActivitySubject?> SeenAsync(OpsDb db, PersonalReadKind kind, long subjectId, CancellationToken ct) => kind == PersonalReadKind.Account
        ? await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == subjectId, ct)
        : await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).AsNoTracking().FirstOrDefaultAsync(lead => lead.Id == subjectId, ct);
}
