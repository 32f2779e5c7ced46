using System.Net;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sms;
using OpsConsole.Core.Messages.Sms.Twilio;
using OpsConsole.Core.Permissions;
using OpsConsole.Tests.Ground;
using OpsConsole.Web.Integrations.Simulators;
using TextMessage = OpsConsole.Core.Messages.Sms.Sms;

namespace OpsConsole.Tests.Messages.Sms;

/// <summary>The adapter against the simulator over HTTP, and the simulator's calls back into the product.</summary>
public sealed class TwilioSmsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task Numbers_fail_as_the_vendors_own_do_and_each_call_is_written_down()
    {
        await using var host = await TestHost.StartAsync();
        Assert.Equal(SmsRefusal.BadNumber, await KindAsync(host, "+15005550001"));
        Assert.Equal(SmsRefusal.BadNumber, await KindAsync(host, "+15005550009"));
        Assert.Equal(SmsRefusal.ForGood, await KindAsync(host, "+15005550003"));
        Assert.Equal(SmsRefusal.Stopped, await KindAsync(host, "+15005550004"));
        Assert.Equal(SmsRefusal.ForNow, await KindAsync(host, "+19165550192"));
        Assert.Equal(SmsRefusal.ForGood, await KindAsync(host, "+19165550134", from: "+15005550007"));
        // A failure inside tells nothing of what was done before it: never a second time by itself.
        await Assert.ThrowsAsync<SmsInDoubt>(() => SendAsync(host, "+19165550193"));
        var taken = await SendAsync(host, "+15005550006");
        Assert.StartsWith("SM", taken.Id, StringComparison.Ordinal);
        Assert.Equal((1, true), (taken.Segments, taken.IsSimulated));
        await using var db = host.Open();
        var calls = await db.ProviderCalls.Where(call => call.System == "twilio-messages").ToListAsync(ct);
        Assert.Equal(8, calls.Count);
        Assert.Equal(1, calls.Single(call => call.HttpStatus == 500).Attempts);
    }

    [Fact]
    public async Task A_text_goes_the_whole_way_and_its_reader_can_end_it()
    {
        await using var host = await TestHost.StartAsync();
        var ana = await host.SomebodyAsync("Ana Duarte", BuiltInRoles.Agent);
        await using (var db = host.Open())
        {
            var user = await db.Users.SingleAsync(row => row.Id == ana.UserId, ct);
            user.ChangePhone("+19165550134");
            await db.SaveChangesAsync(ct);
        }

        Assert.True((await host.Get<Core.Users.Phones.AskForPhoneCode>().RunAsync(ana, ct)).Succeeded);
        await Eventually.IsTrueAsync(async () => await RowAsync() is { Delivery: TextDelivery.Delivered, State: MessageState.Sent }, seconds: 60);
        var row = await RowAsync();
        Assert.Equal((true, 1, 0L), (row!.IsSimulated, row.Segments, row.CostMicros));
        var shown = host.Get<SimulatedPhones>().All.Single(text => !text.IsFromPhone);
        Assert.Equal(row.Id, shown.MessageId);
        Assert.DoesNotContain("••", shown.Body, StringComparison.Ordinal);
        Assert.Contains("••", row.Said, StringComparison.Ordinal);

        Assert.Equal(200, await host.Get<TwilioMessagesSimulator>().AnswerAsync("+19165550134", "+15005550006", "STOP", ct));
        await Eventually.IsTrueAsync(() => host.Get<SimulatedPhones>().All.Any(text => text.Body.Contains("no more texts", StringComparison.Ordinal)), seconds: 60);
        await using (var db = host.Open())
            Assert.Equal(SuppressionReason.Unsubscribed, (await db.AddressSuppressions.SingleAsync(ct)).Reason);

        // Nobody else gets in.
        using var client = new HttpClient();
        foreach (var place in new[] { "hooks/twilio/incoming", $"hooks/twilio/status?message={row.Id}&attempt=x", "hooks/twilio/status?message=999999" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, place)) { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["MessageSid"] = "SM1", ["From"] = "+19165550134", ["To"] = "+15005550006", ["Body"] = "START", ["MessageStatus"] = "failed" }) };
            request.Headers.Add("X-Twilio-Signature", "AAAA");
            Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(request, ct)).StatusCode);
        }

        async Task<OutgoingMessage?> RowAsync()
        {
            await using var db = host.Open();
            return await db.OutgoingMessages.AsNoTracking().OrderBy(one => one.Id).FirstOrDefaultAsync(ct);
        }
    }

    private static Task<SmsTaken> SendAsync(TestHost host, string to, string from = "+15005550006") =>
        host.Get<ISmsTransport>().SendAsync(new TextMessage(host.TenantId, 999, "attempt", from, to, "Hello", 1, 8_300), ct);

    private static async Task<SmsRefusal> KindAsync(TestHost host, string to, string from = "+15005550006") =>
        (await Assert.ThrowsAsync<SmsRefused>(() => SendAsync(host, to, from))).Kind;
}
