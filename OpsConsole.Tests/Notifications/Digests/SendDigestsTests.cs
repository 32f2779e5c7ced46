using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Digests;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Notifications.Reminders;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tasks;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Markets;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using OpsConsole.Tests.Users;
using OpsConsole.Tests.Users.Markets;

namespace OpsConsole.Tests.Notifications.Digests;

public sealed class SendDigestsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Each_role_reads_what_concerns_it_once_a_week(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ana, omar) = (await ops.MariaAsync(), await ops.AnaAsync(), await ops.SomebodyAsync("Omar Haddad", BuiltInRoles.Buyer));
        var far = await ops.SomebodyAsync("Fay Arrow", BuiltInRoles.Buyer);
        var delia = await ops.SomebodyAsync("Delia Ross", BuiltInRoles.Partner);
        Assert.True((await ops.ChooseMarketsAsync(omar, "Sacramento, CA")).Succeeded);
        Assert.True((await ops.ChooseMarketsAsync(far, "TX")).Succeeded);
        // On Friday; the countdown outlasts the weekend.
        ops.Time.Advance(TimeSpan.FromDays(4) + TimeSpan.FromHours(10));
        var (one, two) = (await ops.LeadAsync("1 Alder Ct", ana), await ops.LeadAsync("2 Alder Ct", ana));
        await ops.LeadAsync("3 Alder Ct", ana);
        ops.Time.Advance(TimeSpan.FromHours(3));
        await ops.Get<ApproveLead>().RunAsync(one, maria, ct);
        await ops.Get<RejectLead>().RunAsync(two, RejectReason.Other, "Sold in May.", maria, ct);

        // Monday, 07:59 in Chicago, then eight.
        ops.Time.Advance(new DateTime(2026, 5, 11, 12, 59, 0) - ops.Time.NowUtc);
        Assert.Equal(0, await ops.Get<SendDigests>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(5, await ops.Get<SendDigests>().RunAsync(ct));
        Assert.Equal(0, await ops.Get<SendDigests>().RunAsync(ct));
        await ops.RunLettersAsync();

        var sent = ops.Get<RememberedMail>().Sent.ToDictionary(mail => mail.ToName!);
        Assert.Equal(["Ana Duarte", "Maria Keller", "Omar Haddad"], sent.Keys.Order());
        Assert.All(sent.Values, mail => Assert.Equal("Your week: May 4 to May 10", mail.Subject));
        Assert.Contains("Submitted: 3\nApproved: 1\nRejected: 1\n", Plain(sent["Maria Keller"]), StringComparison.Ordinal);
        Assert.Contains("within 3 hours", sent["Maria Keller"].Text, StringComparison.Ordinal);
        Assert.Contains("1 approved, 1 rejected, 1 waiting for a decision", sent["Ana Duarte"].Text, StringComparison.Ordinal);
        Assert.Contains("2 Alder Ct, Sacramento: rejected (Sold in May.)", sent["Ana Duarte"].Text, StringComparison.Ordinal);
        Assert.Contains("Sacramento, CA:", sent["Omar Haddad"].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Alder", sent["Omar Haddad"].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("THE FIRM", sent["Ana Duarte"].Text, StringComparison.Ordinal);
        Assert.Contains("2 Alder Ct", (await ops.Get<OwnDigestQuery>().LoadAsync(ana, MailLight.Light, ct)).Mail!.Text, StringComparison.Ordinal);
        Assert.Null((await ops.Get<OwnDigestQuery>().LoadAsync(delia, MailLight.Light, ct)).Mail);
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_moves_over_zones_gets_one_and_the_hour_is_their_own(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (ana, maria) = (await ops.AnaAsync(), await ops.MariaAsync());
        await ops.Get<ChangePreferences>().RunAsync(before => before with { TimeZone = "Europe/Berlin" }, ana, ct);
        await ops.LeadAsync("1 Alder Ct", ana);
        ops.Time.Advance(new DateTime(2026, 5, 11, 6, 0, 0) - ops.Time.NowUtc);
        await ops.Get<SendDigests>().RunAsync(ct);
        Assert.Equal([ana.UserId], (await ops.MessagesAsync()).Select(row => row.UserId));

        foreach (var zone in new[] { "America/Los_Angeles", "Pacific/Kiritimati", "Pacific/Honolulu", "America/Chicago" })
        {
            await ops.Get<ChangePreferences>().RunAsync(before => before with { TimeZone = zone }, ana, ct);
            ops.Time.Advance(TimeSpan.FromHours(4));
            await ops.Get<SendDigests>().RunAsync(ct);
        }

        Assert.Single(await ops.MessagesAsync(), row => row.UserId == ana.UserId);
        Assert.Single(await ops.MessagesAsync(), row => row.UserId == maria.UserId);
    }

    [Theory, OnEveryDatabase]
    public async Task A_firm_whose_jobs_stood_still_catches_up_until_Tuesday_is_over_and_no_longer(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ana = await ops.AnaAsync();
        await ops.LeadAsync("1 Alder Ct", ana);
        ops.Time.Advance(new DateTime(2026, 5, 13, 14, 0, 0) - ops.Time.NowUtc);
        Assert.Equal(0, await ops.Get<SendDigests>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromDays(6) - TimeSpan.FromHours(1));
        Assert.Equal(1, await ops.Get<SendDigests>().RunAsync(ct));
    }

    [Theory, OnEveryDatabase]
    public async Task Who_wants_none_has_none_and_of_another_firm_nobody_reads(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (ana, maria) = (await ops.AnaAsync(), await ops.MariaAsync());
        var other = await ops.Get<CreateTenant>().RunAsync("Blue Door", ct);
        var stranger = await ops.SomebodyAsync("Stella Blue", BuiltInRoles.Manager, other);
        await ops.Get<ChangeOwnNotices>().RunAsync(new(NoticeKind.Digest, NoticeChannel.Mail, false), "profile", ana, ct);
        await ops.LeadAsync("1 Alder Ct", ana);
        ops.Time.Advance(new DateTime(2026, 5, 11, 14, 0, 0) - ops.Time.NowUtc);
        await ops.Get<SendDigests>().RunAsync(ct);
        Assert.Equal([maria.UserId], (await ops.MessagesAsync()).Select(row => row.UserId));
        await using var db = ops.Dbs.Open(other);
        Assert.Empty(db.OutgoingMessages);
        Assert.NotNull(stranger.UserId);
    }

    [Theory, OnEveryDatabase]
    public async Task Wherever_a_node_dies_each_person_gets_one(string provider)
    {
        var words = await SendAndDieAsync(provider, DyingNode.Immortal());
        Assert.InRange(words, 10, 80);
        for (var word = 1; word <= words; word++)
        {
            await SendAndDieAsync(provider, new DyingNode(word, afterIt: false));
            await SendAndDieAsync(provider, new DyingNode(word, afterIt: true));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_due_today_comes_in_one_mail_at_nine(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, sam) = (await ops.MariaAsync(), await ops.SamAsync());
        var (today, add) = (new DateOnly(2026, 5, 4), ops.Get<AddTask>());
        foreach (var (title, day, who) in new[] { ("Call Mrs. Alvarez", today, sam), ("Order the title report", today, sam), ("Send the contract", today.AddDays(-3), sam), ("Visit", today.AddDays(1), sam), ("Only overdue", today.AddDays(-1), maria) })
            Assert.True((await add.RunAsync(new NewTask(title, day, who.UserId), maria, ct)).Succeeded);

        ops.Time.Advance(new DateTime(2026, 5, 4, 13, 59, 59) - ops.Time.NowUtc);
        Assert.Equal(0, await ops.Get<SendReminders>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await ops.Get<SendReminders>().RunAsync(ct));
        Assert.Equal(0, await ops.Get<SendReminders>().RunAsync(ct));
        await ops.RunLettersAsync();

        var mail = Assert.Single(ops.Get<RememberedMail>().Sent);
        Assert.Equal(("Sam Okafor", "Due today: 2 things"), (mail.ToName, mail.Subject));
        Assert.Contains("Call Mrs. Alvarez", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Send the contract (due May 1)", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Visit", mail.Text, StringComparison.Ordinal);
        ops.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await ops.Get<SendReminders>().RunAsync(ct));
    }

    private static async Task<int> SendAndDieAsync(string provider, DyingNode death)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        await ops.LeadAsync("1 Alder Ct", ana);
        ops.Time.Advance(new DateTime(2026, 5, 11, 14, 0, 0) - ops.Time.NowUtc);
        int words;
        await using (var mortal = ops.AnotherNode(death.Configure))
        {
            await Record.ExceptionAsync(() => mortal.Get<SendDigests>().RunAsync(ct));
            words = death.Words;
        }

        await ops.Get<SendDigests>().RunAsync(ct);
        Assert.Equal([ana.UserId, maria.UserId], (await ops.MessagesAsync()).Select(row => row.UserId).OrderBy(id => id == maria.UserId));
        return words;
    }

    private static string Plain(Mail mail) => mail.Text.ReplaceLineEndings("\n");
}
