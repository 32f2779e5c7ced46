using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpsConsole.Core;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sms;
using OpsConsole.Core.Messages.Sms.Twilio;
using OpsConsole.Core.Notifications.Consents;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Phones;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Users;
using OpsConsole.Web.Integrations.Simulators;
using TextMessage = OpsConsole.Core.Messages.Sms.Sms;

namespace OpsConsole.Tests.Messages.Sms;

/// <summary>A provider that keeps every text, and does what a test says.</summary>
internal sealed class RememberedTexts : ISmsTransport
{
    public ConcurrentQueue<TextMessage> Sent { get; } = new();

    /// <summary>Before it is taken: a refusal, say.</summary>
    public Func<TextMessage, Task>? BeforeAsync { get; set; }

    /// <summary>After it was taken.</summary>
    public Func<TextMessage, Task>? AfterAsync { get; set; }

    public async Task<SmsTaken> SendAsync(TextMessage sms, CancellationToken ct)
    {
        if (BeforeAsync is { } before)
            await before(sms);
        Sent.Enqueue(sms);
        if (AfterAsync is { } after)
            await after(sms);
        return new($"SM{sms.MessageId}", null, null, IsSimulated: false);
    }
}

internal static class SomeTexts
{
    public const string Number = "+19165550134";
    public const string Sender = "+15005550006";
    public static readonly Credentials Keys = new("AC123", "auth-token");

    public static Action<IServiceCollection> With(RememberedTexts texts) => services =>
    {
        services.Replace(ServiceDescriptor.Singleton<ISmsTransport>(texts));
        services.Replace(ServiceDescriptor.Singleton(OutsidePlaces.Vendors with { Simulator = _ => new Uri("http://127.0.0.1:9/"), SimulatorKeys = Keys }));
    };

    /// <summary>Ana with a number of her own, who has agreed, at a time when it is day everywhere.</summary>
    public static async Task<Actor> AnaByTextAsync(this TestOps ops, string number = Number)
    {
        var ana = await ops.AnaAsync();
        await ops.AgreeToTextsAsync(ana, number);
        ops.Time.Advance(new DateTime(ops.Time.NowUtc.Year, ops.Time.NowUtc.Month, ops.Time.NowUtc.Day, 18, 0, 0, DateTimeKind.Utc) - ops.Time.NowUtc is var ahead && ahead > TimeSpan.Zero ? ahead : ahead + TimeSpan.FromDays(1));
        return ana;
    }

    /// <summary>A number of their own, and their yes.</summary>
    public static async Task AgreeToTextsAsync(this TestOps ops, Actor who, string number = Number)
    {
        await using var db = ops.Open();
        var user = await db.Users.SingleAsync(row => row.Id == who.UserId);
        user.ChangePhone(number);
        user.ProvePhone();
        db.KeepConsent(user, MessageChannel.Sms, ConsentPurpose.All, isGiven: true, "test", who, ops.Time.NowUtc);
        await db.SaveChangesAsync();
    }

    public static async Task<long> TextAsync(this TestOps ops, long userId, string about = "entry-1", string title = "118 Cedar St")
    {
        await using var db = ops.Open();
        var user = await db.Users.SingleAsync(row => row.Id == userId);
        var row = MessageQueue.Add(db, new NewMessage(NoticeMessage.Is, about, MessageRecipient.ByText(user)) { Values = new Dictionary<string, string> { ["by"] = "Jonas", ["what"] = "approved it", ["title"] = title } }, ops.Time);
        await db.SaveChangesAsync();
        return row.Id;
    }

    public static TwilioCallback Signed(string place, Credentials keys, params (string Name, string Value)[] fields)
    {
        var posted = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        var url = "https://console.keller.test/" + place;
        return new(url, posted, TwilioSignature.Of(keys.Secret, url, posted));
    }

    public static Task<Result<long>> TellAsync(this TestOps ops, long message, string? attempt, string sid, string status, params (string, string)[] more) =>
        ops.Get<TakeTextStatus>().RunAsync(message, attempt ?? "", Signed("hooks/twilio/status", Keys, [("MessageSid", sid), ("MessageStatus", status), .. more]), CancellationToken.None);

    public static Task<Result<int>> AnswerAsync(this TestOps ops, string body, string sid, string from = Number, string to = Sender, Credentials? keys = null) =>
        ops.Get<TakeIncomingText>().RunAsync(Signed("hooks/twilio/incoming", keys ?? Keys, ("MessageSid", sid), ("From", from), ("To", to), ("Body", body)), CancellationToken.None);

    public static async Task SetTextAsync(this TestOps ops, TextSetting setting, string value) =>
        Assert.True((await ops.Get<ChangeSettings>().RunAsync(SettingScope.Tenant, [new(setting.Key, value, 0)], await ops.IrisAsync(), CancellationToken.None)).Succeeded);

    /// <summary>Somebody whose phone got a code from the simulator and answered some words; the same message each time.</summary>
    public static async Task<long> TextedAsync(this TestHost host, Actor who)
    {
        await using var db = host.Dbs.Open(who.TenantId);
        if (!await db.OutgoingMessages.AnyAsync(row => row.Channel == MessageChannel.Sms))
        {
            await host.Get<ChangeOwnPhone>().RunAsync(Number, who, CancellationToken.None);
            await host.Get<AskForPhoneCode>().RunAsync(who, CancellationToken.None);
            await Eventually.IsTrueAsync(() => db.OutgoingMessages.AsNoTracking().AnyAsync(row => row.Delivery == TextDelivery.Delivered), seconds: 60);
            foreach (var words in new[] { "When can I call you about the house on Cedar Street?", "HELP" })
                await host.Get<TwilioMessagesSimulator>().AnswerAsync(Number, Sender, words, CancellationToken.None);
            await Eventually.IsTrueAsync(() => db.OutgoingMessages.AsNoTracking().AnyAsync(row => row.Template == "text-answer" && row.Delivery == TextDelivery.Delivered), seconds: 60);
        }

        return await db.OutgoingMessages.Where(row => row.Channel == MessageChannel.Sms).OrderBy(row => row.Id).Select(row => row.Id).FirstAsync();
    }
}
