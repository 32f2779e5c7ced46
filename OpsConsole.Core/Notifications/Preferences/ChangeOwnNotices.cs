using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Consents;

namespace OpsConsole.Core.Notifications.Preferences;

public sealed record TextsNeedAPhone() : Error("Save your phone number first.");

public sealed record TextsNeedAProvenPhone() : Error("Verify your number first: a code by text shows that it is yours.");

public sealed record TextsNeedAYes() : Error("Text messages need your yes first.");

/// <summary>A wish about notices: one choice, the yes to text messages, or all mail at once.</summary>
/// <param name="Kind">Null for the channel as a whole.</param>
public sealed record NoticeWish(NoticeKind? Kind, NoticeChannel Channel, bool IsWanted)
{
    /// <param name="isGiven">False takes it back.</param>
    public static NoticeWish Texts(bool isGiven) => new(null, NoticeChannel.Text, isGiven);

    /// <param name="isWanted">False: none but what is about the account.</param>
    public static NoticeWish AllMail(bool isWanted) => new(null, NoticeChannel.Mail, isWanted);
}

/// <summary>Changes what the actor hears of. Two tabs that change different things both win; each yes and no is kept with time and place.</summary>
public sealed class ChangeOwnNotices(OpsDbs dbs, TimeProvider clock)
{
    /// <param name="source">Where they are asked, such as "profile" or "first steps".</param>
    public async Task<Result<OwnNotices>> RunAsync(NoticeWish wish, string source, Actor actor, CancellationToken ct) =>
        actor.OnlyLooks is { } looking ? looking : await dbs.ChangeNoticesAsync([wish], source, actor, clock, ct);
}

internal static class ChangingNotices
{
    private const int Attempts = 5;

    /// <summary>All or none of the wishes of the actor about their own mail and texts.</summary>
    public static async Task<Result<OwnNotices>> ChangeNoticesAsync(this OpsDbs dbs, IReadOnlyList<NoticeWish> wishes, string source, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ChangeAsync(dbs, wishes, source, actor, clock.GetUtcNow().UtcDateTime, ct);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Somebody else of theirs, another tab or a link in a mail, was quicker; their choice stays and this one comes on top.
            }
        }
    }

    private static async Task<Result<OwnNotices>> ChangeAsync(OpsDbs dbs, IReadOnlyList<NoticeWish> wishes, string source, Actor actor, DateTime now, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(row => row.Id == actor.UserId, ct) is not { } user)
            return new NotFound("This account");
        var row = await db.NotificationPreferences.FirstOrDefaultAsync(own => own.UserId == user.Id, ct);
        if (row is null)
            db.NotificationPreferences.Add(row = new NotificationPreference { UserId = user.Id });
        var textsAgreed = await db.LastConsentAsync(user.Id, MessageChannel.Sms, ConsentPurpose.All, ct) is { IsGiven: true };
        foreach (var wish in wishes)
        {
            if (wish is { Kind: { } kind })
            {
                if (wish is { Channel: NoticeChannel.Text, IsWanted: true } && !textsAgreed)
                    return new TextsNeedAYes();
                var before = NoticeChoices.Read(row.Choices);
                if (!kind.Channels.Contains(wish.Channel) || before.Wants(kind, wish.Channel) == wish.IsWanted)
                    continue;
                row.Choices = before.With(kind, wish.Channel, wish.IsWanted).Print();
                if (wish.Channel != NoticeChannel.Console)
                    db.KeepConsent(user, wish.Channel == NoticeChannel.Mail ? MessageChannel.Mail : MessageChannel.Sms, kind.Key, wish.IsWanted, source, actor, now);
            }
            else if (wish.Channel == NoticeChannel.Mail)
            {
                if (wish.IsWanted == row.MailEndedAtUtc is null)
                    continue;
                row.MailEndedAtUtc = wish.IsWanted ? null : now;
                db.KeepConsent(user, MessageChannel.Mail, ConsentPurpose.All, wish.IsWanted, source, actor, now);
                db.Record(actor, wish.IsWanted ? "user.mail-wanted" : "user.mail-ended", user, new { Source = source });
            }
            else if (wish.IsWanted && user.PhoneNumber is null)
            {
                return new TextsNeedAPhone();
            }
            else if (wish.IsWanted && !user.PhoneNumberConfirmed)
            {
                return new TextsNeedAProvenPhone();
            }
            else if (wish.IsWanted != textsAgreed)
            {
                db.KeepConsent(user, MessageChannel.Sms, ConsentPurpose.All, wish.IsWanted, source, actor, now);
                db.Record(actor, wish.IsWanted ? "user.texts-agreed" : "user.texts-refused", user, new { Source = source });
                textsAgreed = wish.IsWanted;
            }
        }

        await db.SaveChangesAsync(ct);
        return await db.OwnNoticesAsync(user.Id, ct);
    }
}
