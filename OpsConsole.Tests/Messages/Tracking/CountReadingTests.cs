using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Library;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Tracking;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users.Letters;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Messages.Tracking;

public sealed partial class CountReadingTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task Nothing_in_a_mail_tells_of_its_reading_until_the_firm_says_so()
    {
        await using var ops = await TestOps.StartAsync();
        var id = await WriteAsync(ops, "first");
        await ops.RunLettersAsync();
        var mail = Assert.Single(ops.Get<RememberedMail>().Sent);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/mail/", mail.Html, StringComparison.Ordinal);
        var row = await ops.MessageAsync(id);
        Assert.False(row.CountsOpens || row.CountsClicks);
        // A token of a time when it was on counts nothing now, and leads where it leads.
        var links = ops.Get<TrackingLinks>();
        Assert.True((await ops.Get<CountReading>().RunAsync(TokenIn(links.Leading(ops.TenantId, id, new("https://x.test/a"))), false, ct)).Succeeded);
        Assert.Null((await ops.MessageAsync(id)).ClickedAtUtc);
    }

    [Theory, OnEveryDatabase]
    public async Task An_opening_and_each_link_count_once_with_their_time(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await SwitchAsync(ops, SettingCatalog.CountOpens, SettingCatalog.CountClicks);
        await PublishAsync(ops, """<p><a href="{{console_link}}">One</a> <a class="button" href="https://keller.test/a?b=1&amp;c=2">Two</a> <a href="{{console_link}}">One again</a></p>""");
        var id = await WriteAsync(ops, "first");
        await ops.RunLettersAsync();

        var mail = Assert.Single(ops.Get<RememberedMail>().Sent);
        var led = Led().Matches(mail.Html!).Select(match => match.Value).ToList();
        Assert.Equal((3, 2), (led.Count, led.Distinct().Count()));
        // What stops the mails is never counted, nor is the plain text touched.
        Assert.Contains("/unsubscribe/", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/mail/", mail.Text.Split("-- \n")[0], StringComparison.Ordinal);
        Assert.Contains("We count whether it is opened and which links are followed.", mail.Text, StringComparison.Ordinal);
        var picture = Assert.Single(Seen().Matches(mail.Html!)).Value;

        ops.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Null((await CountAsync(ops, picture)).Value.Target);
        var opened = ops.Time.NowUtc;
        ops.Time.Advance(TimeSpan.FromMinutes(5));
        await CountAsync(ops, picture);
        Assert.Equal(new Uri("https://keller.test/a?b=1&c=2"), (await CountAsync(ops, led[1])).Value.Target);
        await CountAsync(ops, led[1]);
        await CountAsync(ops, led[0]);
        await CountAsync(ops, led[2]);

        var row = await ops.MessageAsync(id);
        Assert.Equal((true, true, opened, ops.Time.NowUtc), (row.CountsOpens, row.CountsClicks, row.OpenedAtUtc, row.ClickedAtUtc));
        var events = (await ops.Get<MessageDetailQuery>().LoadAsync(ops.TenantId, id, ct))!.Events;
        Assert.Equal([MessageEventKind.Clicked, MessageEventKind.Clicked, MessageEventKind.Opened], events.Select(one => one.Kind));
        Assert.All(events, one => Assert.Null(one.ByName));
        Assert.DoesNotContain("mail/to", row.Said, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Who_follows_a_link_has_opened_it_and_has_it(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await SwitchAsync(ops, SettingCatalog.CountOpens, SettingCatalog.CountClicks);
        ops.Get<RememberedMail>().AfterAsync = _ => throw new MailInDoubt("The line broke.");
        var id = await WriteAsync(ops, "first");
        await ops.RunLettersAsync();
        Assert.Equal(MessageState.InDoubt, (await ops.MessageAsync(id)).State);
        ops.Time.Advance(TimeSpan.FromHours(1));
        await CountAsync(ops, Led().Match(Assert.Single(ops.Get<RememberedMail>().Sent).Html!).Value);
        var row = await ops.MessageAsync(id);
        Assert.Equal((MessageState.Sent, null, ops.Time.NowUtc, ops.Time.NowUtc), (row.State, row.Error, row.OpenedAtUtc, row.ClickedAtUtc));
    }

    [Theory, OnEveryDatabase]
    public async Task A_machine_on_the_way_is_no_reader(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await SwitchAsync(ops, SettingCatalog.CountOpens, SettingCatalog.CountClicks);
        var id = await WriteAsync(ops, "first");
        await ops.RunLettersAsync();
        var html = Assert.Single(ops.Get<RememberedMail>().Sent).Html!;
        ops.Time.Advance(CountReading.TooQuick - TimeSpan.FromTicks(1));
        await CountAsync(ops, Seen().Match(html).Value);
        await CountAsync(ops, Led().Match(html).Value);
        ops.Time.Advance(TimeSpan.FromDays(1));
        await CountAsync(ops, Led().Match(html).Value, isProbe: true);
        var row = await ops.MessageAsync(id);
        Assert.Equal((null, null), (row.OpenedAtUtc, row.ClickedAtUtc));
        Assert.Equal(2, (await ops.Get<MessageDetailQuery>().LoadAsync(ops.TenantId, id, ct))!.Events.Count(one => one.Kind == MessageEventKind.Fetched));

        await CountAsync(ops, Seen().Match(html).Value);
        Assert.Equal(ops.Time.NowUtc, (await ops.MessageAsync(id)).OpenedAtUtc);
    }

    [Fact]
    public async Task Letters_about_accounts_and_tests_never_tell()
    {
        await using var ops = await TestOps.StartAsync();
        await SwitchAsync(ops, SettingCatalog.CountOpens, SettingCatalog.CountClicks);
        var iris = await ops.IrisAsync();
        await using (var db = ops.Open())
        {
            var user = await db.Users.SingleAsync(row => row.Id == iris.UserId, ct);
            // Each message of the product that is about an account, or opens one.
            foreach (var template in MessageCatalog.All.Where(one => !one.IsOnlyText && !one.HasSecrets && one.Purpose == MessagePurpose.Account))
                MessageQueue.Add(db, new NewMessage(template, "a", MessageRecipient.Of(user)) { Values = template.Examples.Where(pair => template.Variable(pair.Key)!.Path is null && pair.Key != "user_name").ToDictionary() }, ops.Time);
            MessageQueue.Add(db, new NewMessage(PasswordResetMessage.Is, "a", MessageRecipient.Of(user)) { Values = new Dictionary<string, string> { ["site"] = "https://console.keller.test/" } }, ops.Time);
            await db.SaveChangesAsync(ct);
        }

        await ops.Get<SendTestMessage>().RunAsync("newsletter", NewsletterMessage.Is.Words, new Dictionary<string, string>(), iris, ct);
        await ops.RunLettersAsync();
        Assert.True(ops.Get<RememberedMail>().Sent.Count > 8);
        Assert.All(ops.Get<RememberedMail>().Sent, mail => Assert.DoesNotContain("/mail/", mail.Html, StringComparison.Ordinal));
        Assert.All(MessageCatalog.All.Where(one => one.HasSecrets && !one.IsOnlyText), one => Assert.Equal(MessagePurpose.Account, one.Purpose));
    }

    [Theory, OnEveryDatabase]
    public async Task One_firm_counts_nothing_for_another_and_two_at_once_are_one(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await SwitchAsync(ops, SettingCatalog.CountOpens, SettingCatalog.CountClicks);
        var other = await ops.Get<CreateTenant>().RunAsync("Blue Door", ct);
        var id = await WriteAsync(ops, "first");
        await ops.RunLettersAsync();
        ops.Time.Advance(TimeSpan.FromHours(1));
        await CountAsync(ops, ops.Get<TrackingLinks>().Picture(other, id).AbsoluteUri);
        Assert.Null((await ops.MessageAsync(id)).OpenedAtUtc);
        var picture = Seen().Match(Assert.Single(ops.Get<RememberedMail>().Sent).Html!).Value;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => CountAsync(ops, picture))));
        Assert.Single((await ops.Get<MessageDetailQuery>().LoadAsync(ops.TenantId, id, ct))!.Events);
    }

    [Theory, OnEveryDatabase]
    public async Task Wherever_a_node_dies_an_opening_is_counted_once_or_the_next_time(string provider)
    {
        var words = await CountAndDieAsync(provider, DyingNode.Immortal());
        Assert.InRange(words, 5, 40);
        for (var word = 1; word <= words; word++)
        {
            await CountAndDieAsync(provider, new DyingNode(word, afterIt: false));
            await CountAndDieAsync(provider, new DyingNode(word, afterIt: true));
        }
    }

    [Fact]
    public async Task Nothing_leads_anywhere_but_where_a_mail_of_ours_did()
    {
        await using var host = await TestHost.StartAsync();
        await SwitchAsync(host.Services, host.TenantId, SettingCatalog.CountClicks);
        var links = host.Get<TrackingLinks>();
        var token = TokenIn(links.Leading(host.TenantId, 1, new("https://x.test/a?b=c#d")));
        var client = host.Client();
        var led = await client.GetAsync("/mail/to/" + Uri.EscapeDataString(token));
        Assert.Equal((HttpStatusCode.Redirect, "https://x.test/a?b=c#d"), (led.StatusCode, led.Headers.Location!.OriginalString));
        Assert.Equal("same-origin", led.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(led.Headers.Contains("Set-Cookie"));
        var seen = await client.GetAsync("/mail/seen/" + Uri.EscapeDataString(TokenIn(links.Picture(host.TenantId, 1))));
        Assert.Equal((HttpStatusCode.OK, "image/gif", true), (seen.StatusCode, seen.Content.Headers.ContentType!.MediaType, seen.Headers.CacheControl!.NoStore));
        using var head = new HttpRequestMessage(HttpMethod.Head, "/mail/to/" + Uri.EscapeDataString(token));
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync(head)).StatusCode);

        var random = new Random(4711);
        var seal = host.Get<Core.Integrations.ISecretSeal>();
        string[] forged =
        [
            "https%3A%2F%2Fevil.test", Uri.EscapeDataString(seal.Seal("https://evil.test")), Uri.EscapeDataString(seal.Seal($"mail-reading/1/{host.TenantId}/1/javascript:alert(1)")), Uri.EscapeDataString(seal.Seal($"mail-choices/1/{host.TenantId}/1/news")),
            .. Enumerable.Range(0, 300).Select(_ => Uri.EscapeDataString(string.Concat(token.Select((letter, at) => at == random.Next(token.Length) || random.Next(60) == 0 ? (char)random.Next(33, 400) : letter)))),
        ];
        foreach (var one in forged.Where(one => one != token))
        {
            var answer = await client.GetAsync("/mail/to/" + one);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest || answer.Headers.Location?.OriginalString == "https://x.test/a?b=c#d", $"{one}: {answer.StatusCode}");
        }

        // A picture leads nowhere, and a link is no picture.
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/mail/to/" + Uri.EscapeDataString(TokenIn(links.Picture(host.TenantId, 1))))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/mail/seen/" + Uri.EscapeDataString(token))).StatusCode);
    }

    [Fact]
    public void Only_whole_links_of_the_body_are_led_and_long_ones_stay()
    {
        var links = new TrackingLinks(new TestSeal(), new Site());
        var tracking = new MailTracking(links, 1, 2, Opens: false, Clicks: true);
        Assert.Equal("<p>href=\"https://x.test\"</p>", tracking.In("<p>href=\"https://x.test\"</p>"));
        var far = $"<a href=\"https://x.test/{new string('a', TrackingLinks.TargetLength)}\">x</a>";
        Assert.Equal(far, tracking.In(far));
        Assert.Equal("<a href=\"mailto:a@x.test\">x</a>", tracking.In("<a href=\"mailto:a@x.test\">x</a>"));
        Assert.Contains("https://console.keller.test/mail/to/", tracking.In("<a class=\"button\" href=\"http://x.test\">x</a>"), StringComparison.Ordinal);
        Assert.Equal("<a href=\"https://x.test\">x</a>", (tracking with { Clicks = false, Opens = true }).In("<a href=\"https://x.test\">x</a>").Split('\n')[0]);
    }

    private static async Task<int> CountAndDieAsync(string provider, DyingNode death)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await SwitchAsync(ops, SettingCatalog.CountOpens);
        var id = await WriteAsync(ops, "first");
        await ops.RunLettersAsync();
        ops.Time.Advance(TimeSpan.FromHours(1));
        var picture = Seen().Match(Assert.Single(ops.Get<RememberedMail>().Sent).Html!).Value;
        int words;
        await using (var mortal = ops.AnotherNode(death.Configure))
        {
            // Whatever happens, the reader is answered.
            Assert.True((await CountAsync(mortal, picture)).Succeeded);
            words = death.Words;
        }

        await CountAsync(ops, picture);
        Assert.NotNull((await ops.MessageAsync(id)).OpenedAtUtc);
        Assert.Single((await ops.Get<MessageDetailQuery>().LoadAsync(ops.TenantId, id, ct))!.Events);
        return words;
    }

    private static async Task<long> WriteAsync(TestOps ops, string about)
    {
        await using var db = ops.Open();
        var row = MessageQueue.Add(db, new NewMessage(NewsletterMessage.Is, about, MessageRecipient.At(ops.TenantId, "olga@x.test", "Olga Owner")), ops.Time);
        await db.SaveChangesAsync(ct);
        return row.Id;
    }

    private static async Task PublishAsync(TestOps ops, string html)
    {
        var iris = await ops.IrisAsync();
        var draft = (await ops.Get<SaveTemplateDraft>().RunAsync("newsletter", new(NewsletterMessage.Is.Words with { Subject = "June with us", Html = html, Text = "June with us: {{console_link}}" }, null, 0), 0, iris, ct)).Value;
        Assert.True((await ops.Get<PublishTemplate>().RunAsync("newsletter", draft, "", iris, ct)).Succeeded);
    }

    private static async Task SwitchAsync(TestOps ops, params YesNoSetting[] settings) =>
        Assert.True((await ops.Get<ChangeSettings>().RunAsync(SettingScope.Tenant, [.. settings.Select(setting => new SettingEdit(setting.Key, "yes", 0))], await ops.IrisAsync(), ct)).Succeeded);

    private static async Task SwitchAsync(IServiceProvider services, long tenantId, YesNoSetting setting) =>
        Assert.True((await ((ChangeSettings)services.GetService(typeof(ChangeSettings))!).RunAsync(SettingScope.Tenant, [new(setting.Key, "yes", 0)], await Cast.SomebodyAsync(services, tenantId, "Ada Brandt", Core.Permissions.BuiltInRoles.Admin), ct)).Succeeded);

    private static Task<Result<TrackingLink>> CountAsync(TestOps ops, string address, bool isProbe = false) => ops.Get<CountReading>().RunAsync(TokenIn(new(WebUtility.HtmlDecode(address))), isProbe, ct);

    private static string TokenIn(Uri address) => Uri.UnescapeDataString(address.AbsolutePath[(address.AbsolutePath.LastIndexOf('/') + 1)..]);

    private sealed class Site : IConsoleAddress
    {
        public Uri Uri { get; } = new("https://console.keller.test/");
    }

    [GeneratedRegex("""(?<=href=")[^"]*/mail/to/[^"]+""")]
    private static partial Regex Led();

    [GeneratedRegex("""(?<=src=")[^"]*/mail/seen/[^"]+""")]
    private static partial Regex Seen();
}
