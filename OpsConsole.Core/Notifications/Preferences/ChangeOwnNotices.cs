using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Notifications.Preferences;

public sealed record TextsNeedAPhone() : Error("Save your phone number first.");

public sealed record TextsNeedAProvenPhone() : Error("Verify your number first: a code by text shows that it is yours.");

public sealed record TextsNeedAYes() : Error("Text messages need your yes first.");

/// <summary>A wish about notices: one choice, or the yes to text messages.</summary>
/// <param name="Kind">Null for the yes to text messages itself.</param>
public sealed record NoticeWish(NoticeKind? Kind, NoticeChannel Channel, bool IsWanted)
{
    /// <param name="isGiven">False takes it back.</param>
    public static NoticeWish Texts(bool isGiven) => new(null, NoticeChannel.Text, isGiven);
}

/// <summary>Changes what the actor hears of. Two tabs that change different things both win; the yes to text messages is recorded with time and place.</summary>
public sealed class ChangeOwnNotices(OpsDbs dbs, TimeProvider clock)
{
    private const int Attempts = 3;

    /// <param name="source">Where they are asked, such as "profile" or "first steps".</param>
    public async Task<Result<OwnNotices>> RunAsync(NoticeWish wish, string source, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ChangeAsync(wish, source, actor, ct);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Two tabs made the first choice at once; the row is there now.
            }
        }
    }

    private async Task<Result<OwnNotices>> ChangeAsync(NoticeWish wish, string source, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(row => row.Id == actor.UserId, ct) is not { } user)
            return new NotFound("This account");
        var row = await db.NotificationPreferences.FirstOrDefaultAsync(own => own.UserId == user.Id, ct);
        if (row is null)
            db.NotificationPreferences.Add(row = new NotificationPreference { UserId = user.Id });
        if (wish.Kind is { } kind)
        {
            if (wish is { Channel: NoticeChannel.Text, IsWanted: true } && row.TextsSinceUtc is null)
                return new TextsNeedAYes();
            row.Choices = NoticeChoices.Read(row.Choices).With(kind, wish.Channel, wish.IsWanted).Print();
        }
        else if (wish.IsWanted && user.PhoneNumber is null)
        {
            return new TextsNeedAPhone();
        }
        else if (wish.IsWanted && !user.PhoneNumberConfirmed)
        {
            return new TextsNeedAProvenPhone();
        }
        else if (wish.IsWanted != (row.TextsSinceUtc is not null))
        {
            if (wish.IsWanted)
                row.AgreeToTexts(source, clock.GetUtcNow().UtcDateTime);
            else
                row.EndTexts(clock.GetUtcNow().UtcDateTime);
            db.Record(actor, wish.IsWanted ? "user.texts-agreed" : "user.texts-refused", user, new { Source = source });
        }

        await db.SaveChangesAsync(ct);
        var firm = await db.Tenants.Where(tenant => tenant.Id == actor.TenantId).Select(tenant => tenant.Name).FirstAsync(ct);
        return new OwnNotices(NoticeChoices.Read(row.Choices), user.PhoneNumber, row.TextsSinceUtc, row.TextsSource) { IsPhoneProven = user is { PhoneNumber: not null, PhoneNumberConfirmed: true }, Firm = firm };
    }
}
