using System.Net;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Library;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Consents;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Notifications.Unsubscribing;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Letters;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Notifications.Unsubscribing;

/// <summary>Who has no account has the same way out of mails as who has one.</summary>
public sealed class AddressChoiceTests
{
    private const string Address = "olga.owner@x.test";

    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_mail_to_an_address_without_an_account_carries_the_link_and_one_click_ends_its_kind(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await WriteAsync(ops, "first");
        await ops.RunLettersAsync();
        var mail = Assert.Single(ops.Get<RememberedMail>().Sent);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers.Single(header => header.Name == "List-Unsubscribe-Post").Value);
        Assert.Contains("somebody gave us this address", mail.Text, StringComparison.Ordinal);
        var link = mail.Headers.Single(header => header.Name == "List-Unsubscribe").Value;
        var token = Uri.UnescapeDataString(link[(link.IndexOf("/unsubscribe/", StringComparison.Ordinal) + 13)..^1]);
        Assert.Equal(ChoiceLink.At(ops.TenantId, Address, "news"), ops.Get<ChoiceLinks>().Read(token));

        // As another program writes the same address.
        var waiting = await WriteAsync(ops, "second", " Olga.Owner@X.test ");
        Assert.False((await ops.Get<Unsubscribe>().RunAsync(token, "mail program", ct)).Value.Comes);
        Assert.False((await ops.Get<Unsubscribe>().RunAsync(token, "mail program", ct)).Value.Comes);
        await ops.RunLettersAsync();

        Assert.Single(ops.Get<RememberedMail>().Sent);
        Assert.Equal((MessageState.Suppressed, "Whoever reads this address does not want this by mail: News, invitations and offers of the firm."), await StateAsync(ops, waiting));
        await using (var db = ops.Open())
        {
            var said = await db.AddressChoices.SingleAsync(ct);
            Assert.Equal((Address, "news", false, "mail program", ops.Time.NowUtc), (said.Address, said.Purpose, said.IsWanted, said.Source, said.AtUtc));
            Assert.Equal(["address-choice.refused"], await ops.ActionsAsync(AddressChoice.TopicKind, said.Id));
        }

        Assert.True((await ops.Get<SubscribeAgain>().RunAsync(token, ct)).Value.Comes);
        await WriteAsync(ops, "third");
        await ops.RunLettersAsync();
        Assert.Equal(2, ops.Get<RememberedMail>().Sent.Count);
    }

    [Theory, OnEveryDatabase]
    public async Task All_mail_can_be_ended_and_letters_about_an_account_still_come(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.Get<Unsubscribe>().RunAsync(TokenOf(ops, null), "unsubscribe link", ct);
        var held = await WriteAsync(ops, "first");
        await using (var db = ops.Open())
        {
            MessageQueue.Add(db, new NewMessage(PasswordChangedMessage.Is, "a", MessageRecipient.At(ops.TenantId, Address, "Olga")), ops.Time);
            await db.SaveChangesAsync(ct);
        }

        await ops.RunLettersAsync();

        Assert.Equal((MessageState.Suppressed, "Whoever reads this address wants no mail from us."), await StateAsync(ops, held));
        Assert.DoesNotContain(Assert.Single(ops.Get<RememberedMail>().Sent).Headers, header => header.Name.StartsWith("List-", StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task An_account_that_is_made_later_takes_over_what_its_address_said_and_so_do_its_links(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var token = TokenOf(ops, "news");
        await ops.Get<Unsubscribe>().RunAsync(token, "mail program", ct);
        var then = ops.Time.NowUtc;
        ops.Time.Advance(TimeSpan.FromDays(3));

        var id = (await ops.Get<CreateUser>().RunAsync(new NewUser("Olga.Owner@x.test", "Olga Owner", [BuiltInRoles.Agent]), null, await ops.IrisAsync(), ct)).Value;

        var consent = Assert.Single((await ops.Get<ConsentsOfUserQuery>().LoadAsync(ops.TenantId, id, ct)).Rows);
        Assert.Equal((MessageChannel.Mail, "news", false, then, "mail program"), (consent.Channel, consent.Purpose, consent.IsGiven, consent.AtUtc, consent.Source));
        await using (var db = ops.Open())
        {
            Assert.Empty(db.AddressChoices);
            Assert.False(NoticeChoices.Read((await db.NotificationPreferences.SingleAsync(row => row.UserId == id, ct)).Choices).Wants(NoticeKind.News, NoticeChannel.Mail));
        }

        // Whoever still writes to the address alone meets the account's choice, and the old link changes it.
        var held = await WriteAsync(ops, "later");
        await ops.RunLettersAsync();
        Assert.Equal((MessageState.Suppressed, "They do not want this by mail: News, invitations and offers of the firm."), await StateAsync(ops, held));
        Assert.True((await ops.Get<SubscribeAgain>().RunAsync(token, ct)).Value is { Comes: true, HasAccount: true });
        await using (var db = ops.Open())
        {
            Assert.Empty(db.AddressChoices);
            Assert.True(NoticeChoices.Read((await db.NotificationPreferences.SingleAsync(row => row.UserId == id, ct)).Choices).Wants(NoticeKind.News, NoticeChannel.Mail));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task What_an_address_says_to_one_firm_another_does_not_hear(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var other = await ops.Get<CreateTenant>().RunAsync("Blue Door", ct);
        await ops.Get<Unsubscribe>().RunAsync(ops.Get<ChoiceLinks>().TokenOf(ChoiceLink.At(other, Address, "news")), "mail program", ct);
        await WriteAsync(ops, "first");
        await ops.RunLettersAsync();
        Assert.Single(ops.Get<RememberedMail>().Sent);
        Assert.IsType<ChoiceLinkIsDead>((await ops.Get<Unsubscribe>().RunAsync(ops.Get<ChoiceLinks>().TokenOf(ChoiceLink.At(999_999, Address, "news")), "mail program", ct)).Error);
    }

    [Fact]
    public async Task Two_clicks_at_once_are_one_word()
    {
        await using var ops = await TestOps.StartAsync();
        var token = TokenOf(ops, "news");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => ops.Get<Unsubscribe>().RunAsync(token, n % 2 == 0 ? "mail program" : "unsubscribe link", ct))));
        Assert.All(answers, answer => Assert.False(answer.Value.Comes));
        await using var db = ops.Open();
        Assert.Single(db.AddressChoices);
    }

    [Fact]
    public async Task The_pages_are_the_same_and_offer_mail_alone()
    {
        await using var host = await TestHost.StartAsync();
        // The longest address there is, and one with everything that may stand in it.
        foreach (var address in new[] { Address, "o/w+n'e%r=1@x.test", new string('ö', 60) + "@" + new string('x', 180) + ".test" })
        {
            var token = host.Get<ChoiceLinks>().TokenOf(ChoiceLink.At(host.TenantId, address, "news"));
            Assert.True(token.Length <= ChoiceLinks.TokenLength);
            Assert.Equal(address, host.Get<ChoiceLinks>().Read(token)!.Address);
            var (stop, choose) = ("/unsubscribe/" + Uri.EscapeDataString(token), "/preferences/" + Uri.EscapeDataString(token));
            var client = host.Client();
            var page = await client.OpenAsync(stop);
            Assert.Contains("Stop these mails", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain(address, page.Body.TextContent, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(stop, Form(("List-Unsubscribe", "One-Click")))).StatusCode);
            Assert.Contains("You get no more of these mails", (await client.OpenAsync(stop)).Body!.TextContent, StringComparison.Ordinal);

            var boxes = (await client.OpenAsync(choose)).QuerySelectorAll("input[name=want]");
            Assert.Equal("news:Mail", Assert.Single(boxes).GetAttribute("value"));
            await client.PostAsync(choose, Form(("want", "news:Mail"), ("want", "decided:Mail"), ("want", "news:Text")));
            Assert.Contains("Stop these mails", (await client.OpenAsync(stop)).Body!.TextContent, StringComparison.Ordinal);
            await client.PostAsync(choose, Form(("off", "yes")));
            Assert.Contains("You get no more mail", (await client.OpenAsync(stop)).Body!.TextContent, StringComparison.Ordinal);
        }

        await using var db = host.Open();
        Assert.Equal(["all", "news"], await db.AddressChoices.Select(row => row.Purpose).Distinct().OrderBy(purpose => purpose).ToListAsync(ct));
    }

    private static async Task<long> WriteAsync(TestOps ops, string about, string address = Address)
    {
        await using var db = ops.Open();
        var row = MessageQueue.Add(db, new NewMessage(NewsletterMessage.Is, about, MessageRecipient.At(ops.TenantId, address, "Olga Owner")), ops.Time);
        await db.SaveChangesAsync(ct);
        return row.Id;
    }

    private static string TokenOf(TestOps ops, string? kind) => ops.Get<ChoiceLinks>().TokenOf(ChoiceLink.At(ops.TenantId, Address, kind));

    private static async Task<(MessageState, string?)> StateAsync(TestOps ops, long id)
    {
        await using var db = ops.Open();
        var row = await db.OutgoingMessages.AsNoTracking().SingleAsync(one => one.Id == id, ct);
        return (row.State, row.Error);
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
