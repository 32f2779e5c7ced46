using System.Net;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Consents;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Notifications.Quiet;
using OpsConsole.Core.Notifications.Unsubscribing;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users.Letters;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Notifications.Unsubscribing;

public sealed class UnsubscribeTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Who_unsubscribes_between_queue_and_send_gets_nothing_and_the_message_says_why(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        await ops.Get<ApproveLead>().RunAsync(await ops.LeadAsync("14 Alder Ct", ana), maria, ct);
        await ops.NotifyAsync();
        var token = ops.Get<ChoiceLinks>().TokenOf(new(ops.TenantId, ana.UserId!.Value, "decided"));

        Assert.False((await ops.Get<Unsubscribe>().RunAsync(token, "mail program", ct)).Value.Comes);
        Assert.True((await ops.Get<Unsubscribe>().RunAsync(token, "mail program", ct)).Succeeded);
        ops.Time.Advance(TimeSpan.FromHours(12));
        await ops.RunLettersAsync();

        Assert.Empty(ops.Get<RememberedMail>().Sent);
        var message = Assert.Single(await ops.MessagesAsync());
        Assert.Equal((MessageState.Suppressed, "They do not want this by mail: A lead of yours is approved or rejected."), (message.State, message.Error));
        var consent = Assert.Single((await ops.Get<ConsentsOfUserQuery>().LoadAsync(ops.TenantId, ana.UserId.Value, ct)).Rows);
        Assert.Equal((MessageChannel.Mail, "decided", false, "mail program", ops.Time.NowUtc.AddHours(-12)), (consent.Channel, consent.Purpose, consent.IsGiven, consent.Source, consent.AtUtc));

        Assert.True((await ops.Get<SubscribeAgain>().RunAsync(token, ct)).Value.Comes);
        await ops.Get<RejectLead>().RunAsync(await ops.LeadAsync("15 Alder Ct", ana), RejectReason.Other, "Sold.", maria, ct);
        await ops.NotifyAsync();
        ops.Time.Advance(TimeSpan.FromMinutes(5));
        await ops.RunLettersAsync();
        Assert.Contains("15 Alder Ct", Assert.Single(ops.Get<RememberedMail>().Sent).Text, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task No_mail_at_all_still_lets_through_what_an_account_needs(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ana = await ops.AnaAsync();
        await ops.Get<Unsubscribe>().RunAsync(ops.Get<ChoiceLinks>().TokenOf(new(ops.TenantId, ana.UserId!.Value, null)), "unsubscribe link", ct);
        await using (var db = ops.Open())
        {
            var user = await db.Users.SingleAsync(row => row.Id == ana.UserId, ct);
            MessageQueue.Add(db, new NewMessage(PasswordChangedMessage.Is, "a", MessageRecipient.Of(user)), ops.Time);
            MessageQueue.Add(db, new NewMessage(NoticeMessage.Is, "a", MessageRecipient.Of(user)) { Values = new Dictionary<string, string> { ["title"] = "T" } }, ops.Time);
            await db.SaveChangesAsync(ct);
        }

        await ops.RunLettersAsync();

        var mail = Assert.Single(ops.Get<RememberedMail>().Sent);
        Assert.Contains("password", mail.Subject, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(mail.Headers, header => header.Name.StartsWith("List-", StringComparison.Ordinal));
        Assert.Equal("user.mail-ended", Assert.Single(await ops.ActionsAsync("user", ana.UserId!.Value)));
    }

    [Fact]
    public async Task Every_mail_but_of_the_account_carries_a_link_that_stops_it_and_no_row_keeps_it()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        await ops.Get<ApproveLead>().RunAsync(await ops.LeadAsync("14 Alder Ct", ana), maria, ct);
        await ops.NotifyAsync();
        ops.Time.Advance(TimeSpan.FromHours(12));
        await ops.RunLettersAsync();

        var mail = Assert.Single(ops.Get<RememberedMail>().Sent);
        var link = mail.Headers.Single(header => header.Name == "List-Unsubscribe").Value;
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers.Single(header => header.Name == "List-Unsubscribe-Post").Value);
        Assert.Matches("^<https?://[^>]+/unsubscribe/[^>]+>$", link);
        var token = Uri.UnescapeDataString(link[(link.IndexOf("/unsubscribe/", StringComparison.Ordinal) + 13)..^1]);
        Assert.Equal(new ChoiceLink(ops.TenantId, ana.UserId!.Value, "decided"), ops.Get<ChoiceLinks>().Read(token));
        Assert.Contains(Uri.EscapeDataString(token), mail.Text, StringComparison.Ordinal);
        var row = Assert.Single(await ops.MessagesAsync());
        Assert.DoesNotContain(token, row.Said + row.Values + row.SentSubject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_was_sealed_here_opens_anything()
    {
        await using var host = await TestHost.StartAsync();
        var ana = await host.AnaAsync();
        var links = host.Get<ChoiceLinks>();
        var token = links.TokenOf(new(host.TenantId, ana.UserId!.Value, "decided"));
        Assert.Equal(ana.UserId, links.Read(token)!.UserId);
        Assert.True(token.Length <= ChoiceLinks.TokenLength);
        var random = new Random(4711);
        for (var n = 0; n < 2_000; n++)
        {
            var letters = token.ToCharArray();
            for (var change = 0; change <= random.Next(3); change++)
                letters[random.Next(letters.Length)] = (char)random.Next(33, 400);
            var forged = random.Next(4) == 0 ? token[..random.Next(token.Length)] : new string(letters);
            Assert.True(links.Read(forged) is null || forged == token, forged);
        }

        // What is sealed for another purpose is no link.
        Assert.Null(links.Read(host.Get<Core.Integrations.ISecretSeal>().Seal("1/2/decided")));
        var client = host.Client();
        foreach (var path in new[] { "/unsubscribe/nothing", "/preferences/nothing", $"/unsubscribe/{token}x" })
        {
            Assert.Contains("This link does not work", await client.GetStringAsync(path), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync(path, Form(("List-Unsubscribe", "One-Click")))).StatusCode);
        }
    }

    [Fact]
    public async Task One_click_needs_no_cookie_no_page_and_no_question_and_looking_changes_nothing()
    {
        await using var host = await TestHost.StartAsync();
        var ana = await host.AnaAsync();
        var path = "/unsubscribe/" + Uri.EscapeDataString(host.Get<ChoiceLinks>().TokenOf(new(host.TenantId, ana.UserId!.Value, "decided")));
        var client = host.Client();
        var page = await client.OpenAsync(path);
        Assert.Contains("Stop these mails", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("ana.", page.Body.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.True(await ComesAsync(host, ana));

        using var bare = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.Address };
        var answer = await bare.PostAsync(path, Form(("List-Unsubscribe", "One-Click")));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(await ComesAsync(host, ana));

        Assert.Equal(HttpStatusCode.Redirect, (await bare.PostAsync(path, Form(("do", "again")))).StatusCode);
        Assert.True(await ComesAsync(host, ana));
        Assert.Equal(HttpStatusCode.Redirect, (await bare.PostAsync(path, Form(("do", "stop")))).StatusCode);
        Assert.Contains("You get no more of these mails", (await client.OpenAsync(path)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_choices_saves_all_at_once_and_begins_no_texts()
    {
        await using var host = await TestHost.StartAsync();
        var ana = await host.AnaAsync();
        var path = "/preferences/" + Uri.EscapeDataString(host.Get<ChoiceLinks>().TokenOf(new(host.TenantId, ana.UserId!.Value, "digest")));
        var client = host.Client();
        Assert.Contains("What you get", (await client.OpenAsync(path)).Body!.TextContent, StringComparison.Ordinal);

        var saved = await client.PostAsync(path, Form(("want", "decided:Console"), ("want", "questioned:Mail"), ("want", "decided:Text"), ("want", "security:Mail"), ("want", "nonsense")));

        Assert.Equal($"{path}?done=saved", saved.Headers.Location!.OriginalString);
        Assert.Contains("Saved", (await client.OpenAsync($"{path}?done=saved")).Body!.TextContent, StringComparison.Ordinal);
        var own = await host.Get<OwnNoticesQuery>().LoadAsync(ana, ct);
        Assert.False(own.Choices.Wants(NoticeKind.Digest, NoticeChannel.Mail));
        Assert.False(own.Choices.Wants(NoticeKind.Named("decided")!, NoticeChannel.Mail));
        Assert.True(own.Choices.Wants(NoticeKind.Named("questioned")!, NoticeChannel.Mail));
        Assert.False(own.Choices.Wants(NoticeKind.Named("decided")!, NoticeChannel.Text));
        Assert.False(own.Choices.Wants(NoticeKind.Named("security")!, NoticeChannel.Mail));
        Assert.Null(own.MailEndedAtUtc);
        await client.PostAsync(path, Form(("off", "yes"), ("want", "decided:Console")));
        Assert.NotNull((await host.Get<OwnNoticesQuery>().LoadAsync(ana, ct)).MailEndedAtUtc);
    }

    [Theory, OnEveryDatabase]
    public async Task A_link_says_nothing_of_people_of_another_firm(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ana = await ops.AnaAsync();
        var other = await ops.Get<CreateTenant>().RunAsync("Blue Door", ct);
        var token = ops.Get<ChoiceLinks>().TokenOf(new(other, ana.UserId!.Value, "decided"));

        Assert.IsType<ChoiceLinkIsDead>((await ops.Get<Unsubscribe>().RunAsync(token, "mail program", ct)).Error);
        Assert.Empty((await ops.Get<ConsentsOfUserQuery>().LoadAsync(other, ana.UserId.Value, ct)).Rows);
        Assert.True((await ops.Get<OwnNoticesQuery>().LoadAsync(ana, ct)).Choices.Wants(NoticeKind.Named("decided")!, NoticeChannel.Mail));
    }

    [Theory, OnEveryDatabase]
    public async Task Staff_write_down_what_they_were_told_with_a_note(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, sam, ana) = (await ops.IrisAsync(), await ops.SamAsync(), await ops.AnaAsync());
        var (record, id) = (ops.Get<RecordConsent>(), ana.UserId!.Value);
        Assert.IsType<NotAllowed>((await record.RunAsync(id, MessageChannel.Mail, false, "By phone", sam, ct)).Error);
        Assert.IsType<ConsentNeedsANote>((await record.RunAsync(id, MessageChannel.Mail, false, " ", iris, ct)).Error);
        Assert.IsType<TextsNeedAPhone>((await record.RunAsync(id, MessageChannel.Sms, true, "By phone", iris, ct)).Error);
        Assert.IsType<NotFound>((await record.RunAsync(999_999, MessageChannel.Mail, false, "By phone", iris, ct)).Error);
        Assert.IsType<ConsentIsSoAlready>((await record.RunAsync(id, MessageChannel.Mail, true, "By phone", iris, ct)).Error);

        Assert.True((await record.RunAsync(id, MessageChannel.Mail, false, "By phone, May 4", iris, ct)).Succeeded);

        var row = Assert.Single((await ops.Get<ConsentsOfUserQuery>().LoadAsync(ops.TenantId, id, ct)).Rows);
        Assert.Equal(("all", false, "staff", "By phone, May 4", iris.Name), (row.Purpose, row.IsGiven, row.Source, row.Note, row.ByName));
        Assert.NotNull((await ops.Get<OwnNoticesQuery>().LoadAsync(ana, ct)).MailEndedAtUtc);
        Assert.Equal("user.mail-ended", Assert.Single(await ops.ActionsAsync("user", id)));
    }

    // Each alone is fine, and both together are no hours at all.
    [Theory, OnEveryDatabase]
    public async Task Of_two_tabs_that_change_quiet_hours_at_once_the_slower_goes_on_from_what_the_other_saved(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ana = await ops.AnaAsync();
        await ops.Get<ChangeOwnQuietHours>().RunAsync(stands => stands with { Choice = QuietChoice.Own, Own = new(new(22, 0), new(6, 0)) }, ana, ct);
        var other = new InBetween(() => ops.Get<ChangeOwnQuietHours>().RunAsync(stands => stands with { Own = stands.Own with { From = new(7, 0) } }, ana, ct));
        await using var slow = ops.AnotherNode(other.Configure);

        Assert.IsType<QuietHoursAreNone>((await slow.Get<ChangeOwnQuietHours>().RunAsync(stands => stands with { Own = stands.Own with { Until = new(7, 0) } }, ana, ct)).Error);

        Assert.Equal(new QuietHours(new(7, 0), new(6, 0)), (await ops.Get<OwnQuietHoursQuery>().LoadAsync(ana, ct)).Own);
    }

    [Theory, OnEveryDatabase]
    public async Task Mail_waits_until_quiet_hours_end_and_leaves_once(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        var change = ops.Get<ChangeOwnQuietHours>();
        Assert.IsType<QuietHoursAreNone>((await change.RunAsync(stands => stands with { Choice = QuietChoice.Own, Own = new(new(8, 0), new(8, 0)) }, ana, ct)).Error);
        // Nine in the morning in UTC is four in Chicago, the firm's zone.
        Assert.True((await change.RunAsync(stands => stands with { Choice = QuietChoice.None }, ana, ct)).Succeeded);
        await ops.Get<ApproveLead>().RunAsync(await ops.LeadAsync("14 Alder Ct", ana), maria, ct);
        await ops.NotifyAsync();
        ops.Time.Advance(TimeSpan.FromMinutes(2));
        // Chosen after it was queued, and honoured all the same.
        Assert.True((await change.RunAsync(stands => stands with { Choice = QuietChoice.Own, Own = new(new(22, 0), new(6, 30)) }, ana, ct)).Succeeded);
        await ops.RunLettersAsync();
        Assert.Empty(ops.Get<RememberedMail>().Sent);
        var message = Assert.Single(await ops.MessagesAsync());
        Assert.Equal((MessageState.Waiting, 0, new DateTime(2026, 5, 4, 11, 30, 0)), (message.State, message.Attempts, message.NextTryAtUtc));

        ops.Time.Advance(new DateTime(2026, 5, 4, 11, 29, 59) - ops.Time.NowUtc);
        await ops.RunLettersAsync();
        Assert.Empty(ops.Get<RememberedMail>().Sent);
        ops.Time.Advance(TimeSpan.FromSeconds(1));
        await ops.RunLettersAsync();
        await ops.RunLettersAsync();
        Assert.Single(ops.Get<RememberedMail>().Sent);
    }

    private static async Task<bool> ComesAsync(TestHost host, Actor of) =>
        (await host.Get<OwnNoticesQuery>().LoadAsync(of, ct)).Choices.Wants(NoticeKind.Named("decided")!, NoticeChannel.Mail);

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
