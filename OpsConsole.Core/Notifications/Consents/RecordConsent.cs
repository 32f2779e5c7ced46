using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Notifications.Consents;

public sealed record ConsentNeedsANote() : Error($"Say in at most {Consent.NoteLength} characters how they told you; they can read it.");

public sealed record ConsentIsSoAlready(bool IsGiven) : Error(IsGiven ? "They agree to this already. Nothing was written down." : "They do not want this already. Nothing was written down.");

/// <summary>Somebody told the firm, by phone say, that they want a channel or do not; who heard it writes it down. It counts at once.</summary>
public sealed class RecordConsent(OpsDbs dbs, TimeProvider clock)
{
    public const string Source = "staff";

    /// <returns>The account's id.</returns>
    public async Task<Result<long>> RunAsync(long userId, MessageChannel channel, bool isGiven, string note, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(UserPermissions.Manage) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(note) || note.Trim().Length > Consent.NoteLength)
            return new ConsentNeedsANote();
        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(row => row.Id == userId, ct) is not { } user)
            return new NotFound("This account");
        var (now, isText) = (clock.GetUtcNow().UtcDateTime, channel == MessageChannel.Sms);
        if (isText && isGiven && user.PhoneNumber is null)
            return new TextsNeedAPhone();
        var preference = await db.NotificationPreferences.FirstOrDefaultAsync(row => row.UserId == userId, ct);
        var was = isText ? await db.LastConsentAsync(userId, channel, ConsentPurpose.All, ct) is { IsGiven: true } : preference?.MailEndedAtUtc is null;
        if (was == isGiven)
            return new ConsentIsSoAlready(isGiven);
        if (!isText)
        {
            if (preference is null)
                db.NotificationPreferences.Add(preference = new NotificationPreference { UserId = userId });
            preference.MailEndedAtUtc = isGiven ? null : now;
        }

        db.KeepConsent(user, channel, ConsentPurpose.All, isGiven, Source, actor, now, note.Trim());
        if (isText)
            db.Record(actor, isGiven ? "user.texts-agreed" : "user.texts-refused", user, new { Source, Note = note.Trim() });
        else
            db.Record(actor, isGiven ? "user.mail-wanted" : "user.mail-ended", user, new { Source, Note = note.Trim() });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            return new AccountChangedMeanwhile();
        }

        return userId;
    }
}
