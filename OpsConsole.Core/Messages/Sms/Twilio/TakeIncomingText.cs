using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Live;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Messages.Sms.Twilio;

/// <summary>
/// Takes a text in that somebody sent us, in every firm that writes from this number and whose own auth token proves it. STOP ends all texts
/// to the number there, START begins them again, HELP is answered, and anything else is kept for people to read. Each text counts once.
/// </summary>
public sealed class TakeIncomingText(OpsDbs dbs, OutsideAccesses accesses, TenantSettings settings, TimeProvider clock)
{
    /// <summary>Of a number in a day: two machines would answer each other for ever.</summary>
    private const int MostAnswers = 10;

    /// <returns>In how many firms.</returns>
    public async Task<Result<int>> RunAsync(TwilioCallback callback, CancellationToken ct)
    {
        if (callback["MessageSid"] is not { Length: > 0 and <= IncomingText.ProviderIdLength } || callback["From"] is not { Length: > 0 and <= IncomingText.NumberLength })
            return new CallbackIsOfNoMessage();
        var firms = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            var sender = await settings.GetAsync(tenantId, SettingCatalog.TextSender, ct);
            if (sender != callback["To"] && sender != callback["MessagingServiceSid"])
                continue;
            if (await accesses.KeysAsync(tenantId, OutsideSystems.TwilioMessages, ct) is not { } keys || !callback.IsSignedWith(keys.Secret))
                continue;
            firms++;
            await TakeAsync(tenantId, callback, ct);
        }

        return firms > 0 ? firms : new CallbackIsNotSigned();
    }

    private async Task TakeAsync(long tenantId, TwilioCallback callback, CancellationToken ct)
    {
        var sid = callback["MessageSid"]!;
        await using var db = dbs.Open(tenantId);
        if (await db.IncomingTexts.AnyAsync(row => row.ProviderId == sid, ct))
            return;
        try
        {
            await AddAsync(db, sid, callback, ct);
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // It came twice at once: the other one is taken in. Anything else is not, and Twilio brings it again.
            await using var again = dbs.Open(tenantId);
            if (!await again.IncomingTexts.AnyAsync(row => row.ProviderId == sid, ct))
                throw;
        }
    }

    private async Task AddAsync(OpsDb db, string sid, TwilioCallback callback, CancellationToken ct)
    {
        var (now, from, body) = (clock.GetUtcNow().UtcDateTime, callback["From"]!, callback["Body"] ?? "");
        var users = await db.Users.Where(user => user.PhoneNumber == from).OrderByDescending(user => user.PhoneNumberConfirmed).ThenBy(user => user.Id).Take(10).ToListAsync(ct);
        var text = new IncomingText
        {
            ProviderId = sid,
            FromNumber = from,
            ToNumber = Cut(callback["To"] ?? "", IncomingText.NumberLength),
            Body = Cut(body.Replace("\0", ""), IncomingText.BodyLength),
            Word = callback["OptOutType"] is { } told ? TextWords.Of(told) : TextWords.Of(body),
            UserId = users.FirstOrDefault()?.Id,
            UserName = users.FirstOrDefault()?.DisplayName,
            AtUtc = now,
        };
        db.IncomingTexts.Add(text);
        db.Signal(Topic.Room(db.TenantId, IncomingText.TopicKind), db.TenantId);
        foreach (var user in users)
            db.Signal(Topic.One(db.TenantId, "user", user.Id), user.Id);
        var answer = text.Word switch
        {
            TextWord.Stop => await StopAsync(db, text, users, now, ct),
            TextWord.Start => await StartAsync(db, text, users, now, ct),
            TextWord.Help => SettingCatalog.TextHelp,
            _ => Keep(db, text, users),
        };
        // With Advanced Opt-Out the provider has answered by itself.
        if (answer is not null && callback["OptOutType"] is null && await MayAnswerAsync(db, from, now, ct))
            MessageQueue.Add(db, new NewMessage(TextAnswerMessage.Is, $"text-{sid}", MessageRecipient.AtNumber(db.TenantId, from, text.UserName ?? from))
            {
                Values = new Dictionary<string, string> { ["answer"] = await settings.GetAsync(db.TenantId, answer, ct) },
            }, clock);
    }

    /// <summary>Answered once: the second STOP in a row changes nothing and is not confirmed again.</summary>
    private static async Task<TextSetting?> StopAsync(OpsDb db, IncomingText text, IReadOnlyList<User> users, DateTime now, CancellationToken ct)
    {
        var row = await db.AddressSuppressions.FirstOrDefaultAsync(one => one.Channel == MessageChannel.Sms && one.Address == text.FromNumber, ct);
        if (row is { IsInForce: true, Reason: SuppressionReason.Unsubscribed })
            return null;
        if (row is null)
            db.AddressSuppressions.Add(row = new AddressSuppression { Channel = MessageChannel.Sms, Address = text.FromNumber });
        row.Block(SuppressionReason.Unsubscribed, $"“{Cut(text.Body.Trim(), 40)}” sent by text to {text.ToNumber}", null, now);
        var who = Who(db);
        db.Record(who, "blocked-address.blocked", row, new { row.Reason });
        foreach (var user in users)
            db.Record(who, "user.texts-stopped", user, new { Text = Cut(text.Body, 80) });
        return SettingCatalog.TextStopped;
    }

    private static async Task<TextSetting?> StartAsync(OpsDb db, IncomingText text, IReadOnlyList<User> users, DateTime now, CancellationToken ct)
    {
        var row = await db.AddressSuppressions.FirstOrDefaultAsync(one => one.Channel == MessageChannel.Sms && one.Address == text.FromNumber && one.ReleasedAtUtc == null, ct);
        if (row is not { Reason: SuppressionReason.Unsubscribed })
            return Keep(db, text, users);
        var who = Who(db);
        row.Release($"“{Cut(text.Body.Trim(), 40)}” sent by text", who, now);
        db.Record(who, "blocked-address.released", row, new { Reason = row.ReleaseReason });
        foreach (var user in users)
            db.Record(who, "user.texts-resumed", user, new { Text = Cut(text.Body, 80) });
        return SettingCatalog.TextStarted;
    }

    private static TextSetting? Keep(OpsDb db, IncomingText text, IReadOnlyList<User> users)
    {
        foreach (var user in users)
            db.Record(Who(db), "user.text-received", user, new { Text = Cut(text.Body, 300) });
        return null;
    }

    private static async Task<bool> MayAnswerAsync(OpsDb db, string number, DateTime now, CancellationToken ct)
    {
        var since = now.AddDays(-1);
        var key = AddressBook.Normal(MessageChannel.Sms, number);
        return await db.OutgoingMessages.Where(row => row.Channel == MessageChannel.Sms && row.Template == TextAnswerMessage.Is.Key && row.Recipient == key && row.QueuedAtUtc > since)
            .OrderBy(row => row.Id).Take(MostAnswers).CountAsync(ct) < MostAnswers;
    }

    private static Actor Who(OpsDb db) => Actor.System(db.TenantId, "Text messages");

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
