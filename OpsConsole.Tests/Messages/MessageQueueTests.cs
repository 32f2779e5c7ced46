using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Outbox;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sending;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Messages;

public sealed class MessageQueueTests : IDisposable
{
    private static readonly CancellationToken ct = CancellationToken.None;

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"opsconsole-queue-{Guid.NewGuid():N}");

    [Theory, OnEveryDatabase]
    public async Task One_message_of_a_template_about_an_event_to_a_person(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.QueueAsync("anna@x.test", "entry-1");
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => ops.QueueAsync("ANNA@x.test", "entry-1"));
        await ops.QueueAsync("anna@x.test", "entry-2");
        await using (var db = ops.Open())
            Assert.Null(await MessageQueue.AddOnceAsync(db, new NewMessage(NoticeMessage.Is, "entry-1", MessageRecipient.At(ops.TenantId, "anna@x.test", "Anna")), ops.Time, ct));

        await ops.RunLettersAsync();
        await ops.RunLettersAsync();

        Assert.Equal(2, ops.Get<RememberedMail>().Sent.Count);
        Assert.All(await ops.MessagesAsync(), row => Assert.Equal((MessageState.Sent, 1, 0, "A", "118 Cedar St"), (row.State, row.Attempts, row.Version, row.Variant, row.SentSubject)));
    }

    [Theory, OnEveryDatabase]
    public async Task Of_many_nodes_one_sends_each(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        for (var n = 0; n < 40; n++)
            await ops.QueueAsync($"p{n}@x.test");
        await using var other = ops.AnotherNode();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => (n % 2 == 0 ? ops : other).RunLettersAsync())));

        Assert.Equal(40, ops.Get<RememberedMail>().Sent.Concat(other.Get<RememberedMail>().Sent).Select(mail => mail.To).Distinct().Count());
        Assert.Equal(40, ops.Get<RememberedMail>().Sent.Count + other.Get<RememberedMail>().Sent.Count);
    }

    [Theory, OnEveryDatabase]
    public async Task A_failure_is_tried_again_with_longer_pauses_and_then_given_up(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var id = await ops.QueueAsync("anna@x.test");
        ops.Get<RememberedMail>().Fails = true;
        var most = SettingCatalog.LetterAttempts.Default;
        for (var attempt = 1; attempt < most; attempt++)
        {
            await ops.RunLettersAsync();
            var row = await ops.MessageAsync(id);
            Assert.Equal((MessageState.Waiting, attempt), (row.State, row.Attempts));
            Assert.InRange(row.NextTryAtUtc - ops.Time.GetUtcNow().UtcDateTime, MessageOutcomes.PauseAfter(attempt, id), MessageOutcomes.PauseAfter(attempt, id));
            ops.Time.Advance(row.NextTryAtUtc - ops.Time.GetUtcNow().UtcDateTime);
        }

        await ops.RunLettersAsync();
        Assert.Equal((MessageState.Failed, most, "The mail server does not answer."), await StateAsync(ops, id));
        ops.Get<RememberedMail>().Fails = false;
        Assert.True((await ops.Get<SendMessageAgain>().RunAsync(await ops.RefAsync(id), await ops.IrisAsync(), ct)).Succeeded);
        await ops.RunLettersAsync();
        Assert.Equal(MessageState.Sent, (await ops.MessageAsync(id)).State);
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_in_doubt_is_listed_and_never_repeated_until_somebody_decides(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, sam) = (await ops.IrisAsync(), await ops.SamAsync());
        var (one, two) = (await ops.QueueAsync("anna@x.test", "a"), await ops.QueueAsync("anna@x.test", "b"));
        ops.Get<RememberedMail>().AfterAsync = _ => throw new MailInDoubt("The line broke.");
        await ops.RunLettersAsync();
        ops.Get<RememberedMail>().AfterAsync = null;
        ops.Time.Advance(TimeSpan.FromDays(30));
        await ops.RunLettersAsync();
        Assert.Equal(2, ops.Get<RememberedMail>().Sent.Count);
        var list = await ops.Get<MessageListQuery>().LoadAsync(ops.TenantId, new(MessageShelf.InDoubt), null, ct);
        Assert.Equal((2, 2), (list.Counts[MessageShelf.InDoubt], list.Rows.Count));

        Assert.IsType<NotAllowed>((await ops.Get<SettleMessage>().RunAsync(await ops.RefAsync(one), true, sam, ct)).Error);
        var seen = await ops.RefAsync(one);
        Assert.True((await ops.Get<SettleMessage>().RunAsync(seen, true, iris, ct)).Succeeded);
        Assert.IsType<MessageIsNotInDoubt>((await ops.Get<SettleMessage>().RunAsync(seen, false, iris, ct)).Error);
        Assert.IsType<MessageHasMovedOn>((await ops.Get<SendMessageAgain>().RunAsync(new(two, DateTime.UnixEpoch), iris, ct)).Error);
        Assert.True((await ops.Get<SendMessageAgain>().RunAsync(await ops.RefAsync(two), iris, ct)).Succeeded);
        await ops.RunLettersAsync();

        Assert.Equal(3, ops.Get<RememberedMail>().Sent.Count);
        Assert.Equal(["message.settled"], await ops.ActionsAsync("message", one));
        Assert.Equal(["message.sent-again"], await ops.ActionsAsync("message", two));
        var detail = await ops.Get<MessageDetailQuery>().LoadAsync(ops.TenantId, two, ct);
        Assert.Equal(MessageEventKind.SentAgain, Assert.Single(detail!.Events).Kind);
    }

    [Theory, OnEveryDatabase]
    public async Task A_node_that_falls_silent_leaves_doubts_and_nothing_else(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        for (var n = 0; n < 6; n++)
            await ops.QueueAsync($"p{n}@x.test");
        var claimed = await ops.Get<MessageClaims>().ClaimAsync(ops.TenantId, 4, ct);
        Assert.Equal(4, claimed.Count);
        Assert.Equal(0, await ops.Get<MessageClaims>().DoubtSilentAsync(ct));
        ops.Time.Advance(MessageClaims.Length + TimeSpan.FromSeconds(1));
        Assert.Equal(4, await ops.Get<MessageClaims>().DoubtSilentAsync(ct));
        await ops.RunLettersAsync();
        Assert.Equal((4, 2), ((await ops.MessagesAsync()).Count(row => row.State == MessageState.InDoubt), ops.Get<RememberedMail>().Sent.Count));
        // It was only slow: its word counts all the same.
        await ops.Get<MessageOutcomes>().SentAsync(claimed[0], await ops.Get<MailComposing>().ComposeAsync(claimed[0].Message, ct), true, ct);
        Assert.Equal(MessageState.Sent, (await ops.MessageAsync(claimed[0].Message.Id)).State);
    }

    [Theory, OnEveryDatabase]
    public async Task Letters_go_first_a_domain_has_its_pace_and_others_do_not_wait_for_it(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.SetAsync(SettingCatalog.DomainPerMinute, 5);
        for (var n = 0; n < 90; n++)
            await ops.QueueAsync($"p{n}@slow.test");
        await ops.QueueAsync("zoe@other.test");
        await ops.QueueAsync("ada@slow.test", isLetter: true);

        await ops.RunLettersAsync();
        var first = ops.Get<RememberedMail>().Sent.Select(mail => mail.To).ToList();
        Assert.Equal("ada@slow.test", first[0]);
        Assert.Equal((5, 1), (first.Count(to => to.EndsWith("@slow.test", StringComparison.Ordinal)), first.Count(to => to == "zoe@other.test")));
        ops.Time.Advance(TimeSpan.FromSeconds(61));
        await ops.RunLettersAsync();
        Assert.Equal(11, ops.Get<RememberedMail>().Sent.Count);
    }

    [Fact]
    public async Task In_its_first_days_a_firm_sends_twice_as_many_each_day_and_letters_all_the_same()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.SetAsync(SettingCatalog.WarmUpFirstDay, 3);
        await ops.SetAsync(SettingCatalog.WarmUpDays, 3);
        for (var n = 0; n < 30; n++)
            await ops.QueueAsync($"p{n}@x.test");
        var counts = new List<int>();
        for (var day = 0; day < 4; day++)
        {
            await ops.QueueAsync($"letter{day}@x.test", isLetter: true);
            await ops.RunLettersAsync();
            counts.Add(ops.Get<RememberedMail>().Sent.Count);
            ops.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([3 + 1, 3 + 6 + 2, 3 + 6 + 12 + 3, 30 + 4], counts);
    }

    [Theory, OnEveryDatabase]
    public async Task An_address_that_does_not_work_is_blocked_and_released_with_a_reason(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider, services => services.AddSingleton<IMailTransport>(root => new MailFolder(folder, root.GetRequiredService<TimeProvider>(), root.GetService<BounceFolder>())).AddSingleton(new BounceFolder(folder + "-returned")));
        var (iris, sam) = (await ops.IrisAsync(), await ops.SamAsync());
        var refused = await ops.QueueAsync("anna+refused@x.test", "1");
        var bounced = await ops.QueueAsync("bob+bounce@x.test", "1");
        var complained = await ops.QueueAsync("cy+complaint@x.test", "1");
        await ops.RunLettersAsync();
        Assert.Equal(2, await ops.Get<ReadBounces>().RunAsync(ct));
        Assert.Equal(0, await ops.Get<ReadBounces>().RunAsync(ct));
        Assert.Equal(MessageState.Failed, (await ops.MessageAsync(refused)).State);
        Assert.NotNull((await ops.MessageAsync(bounced)).ReturnedAtUtc);
        Assert.NotNull((await ops.MessageAsync(complained)).ReturnedAtUtc);
        var blocked = (await ops.Get<BlockedAddressListQuery>().LoadAsync(ops.TenantId, null, null, ct)).Rows;
        Assert.Equal([SuppressionReason.Complaint, SuppressionReason.HardBounce, SuppressionReason.HardBounce], blocked.Select(row => row.Reason).Order(Comparer<SuppressionReason>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))));

        var held = await ops.QueueAsync("BOB+bounce@x.test", "2", isLetter: true);
        await ops.RunLettersAsync();
        Assert.Equal(MessageState.Suppressed, (await ops.MessageAsync(held)).State);
        var bob = blocked.Single(row => row.Address == "bob+bounce@x.test");
        Assert.IsType<NotAllowed>((await ops.Get<ReleaseBlockedAddress>().RunAsync(bob.Id, bob.Version, "He says it works", sam, ct)).Error);
        Assert.IsType<ReleaseNeedsAReason>((await ops.Get<ReleaseBlockedAddress>().RunAsync(bob.Id, bob.Version, " ", iris, ct)).Error);
        Assert.True((await ops.Get<ReleaseBlockedAddress>().RunAsync(bob.Id, bob.Version, "He says it works", iris, ct)).Succeeded);
        Assert.IsType<AddressIsNotBlocked>((await ops.Get<ReleaseBlockedAddress>().RunAsync(bob.Id, bob.Version, "Again", iris, ct)).Error);
        Assert.Equal(["blocked-address.blocked", "blocked-address.released"], await ops.ActionsAsync("blocked-address", bob.Id));
        Assert.True((await ops.Get<SendMessageAgain>().RunAsync(await ops.RefAsync(held), iris, ct)).Succeeded);
        await ops.RunLettersAsync();
        Assert.Equal(MessageState.Sent, (await ops.MessageAsync(held)).State);
    }

    [Fact]
    public async Task A_full_mailbox_blocks_only_when_it_stays_full()
    {
        await using var ops = await TestOps.StartAsync(configure: services => services.AddSingleton<IMailTransport>(root => new MailFolder(folder, root.GetRequiredService<TimeProvider>(), root.GetService<BounceFolder>())).AddSingleton(new BounceFolder(folder + "-returned")));
        await ops.SetAsync(SettingCatalog.SoftBounces, 3);
        for (var n = 1; n <= 3; n++)
        {
            Assert.Empty((await ops.Get<BlockedAddressListQuery>().LoadAsync(ops.TenantId, null, null, ct)).Rows);
            await ops.QueueAsync("anna+full@x.test", $"{n}");
            await ops.RunLettersAsync();
            Assert.Equal(1, await ops.Get<ReadBounces>().RunAsync(ct));
        }

        Assert.Equal(SuppressionReason.SoftBounces, Assert.Single((await ops.Get<BlockedAddressListQuery>().LoadAsync(ops.TenantId, "anna", null, ct)).Rows).Reason);
    }

    [Fact]
    public async Task A_report_that_does_not_know_the_mail_blocks_nobody()
    {
        var bounces = new BounceFolder(folder + "-returned");
        await using var ops = await TestOps.StartAsync(configure: services => services.AddSingleton(bounces));
        var id = await ops.QueueAsync("anna@x.test");
        await ops.RunLettersAsync();
        await bounces.ReportAsync("bounce", new Mail("anna@x.test", "", "") { MessageId = $"m{id}.0000000000000000@console.keller.test" }, ops.Time.GetUtcNow(), ct);
        await File.WriteAllBytesAsync(Path.Combine(folder + "-returned", "new", "noise"), [.. Enumerable.Range(0, 5_000).Select(n => (byte)(n * 7919))], ct);

        Assert.Equal(0, await ops.Get<ReadBounces>().RunAsync(ct));
        Assert.Empty(bounces.Unread);
        Assert.Null((await ops.MessageAsync(id)).ReturnedAtUtc);
    }

    [Fact]
    public async Task Nothing_crosses_from_firm_to_firm_and_what_waits_can_be_called_off()
    {
        await using var ops = await TestOps.StartAsync();
        var other = await ops.Get<CreateTenant>().RunAsync("Other Homes", ct);
        var stranger = await ops.SomebodyAsync("Far Away", BuiltInRoles.Admin, other);
        var id = await ops.QueueAsync("anna@x.test");
        Assert.Null(await ops.Get<MessageDetailQuery>().LoadAsync(other, id, ct));
        Assert.Empty((await ops.Get<MessageListQuery>().LoadAsync(other, new(MessageShelf.Waiting), null, ct)).Rows);
        Assert.IsType<NotFound>((await ops.Get<CancelMessage>().RunAsync(await ops.RefAsync(id), stranger, ct)).Error);
        Assert.Equal(0, await ops.Get<SendMessages>().BatchAsync(other, ct));

        Assert.True((await ops.Get<CancelMessage>().RunAsync(await ops.RefAsync(id), await ops.IrisAsync(), ct)).Succeeded);
        await ops.RunLettersAsync();
        Assert.Empty(ops.Get<RememberedMail>().Sent);
        Assert.IsType<MessageCannotBeCancelled>((await ops.Get<CancelMessage>().RunAsync(await ops.RefAsync(id), await ops.IrisAsync(), ct)).Error);
        ops.Time.Advance(TimeSpan.FromDays(SettingCatalog.MessageDays.Default + 1));
        Assert.Equal(1, await ops.Get<SweepMessages>().RunAsync(ct));
    }

    public void Dispose()
    {
        foreach (var path in new[] { folder, folder + "-returned" }.Where(Directory.Exists))
            Directory.Delete(path, recursive: true);
    }

    private static async Task<(MessageState, int, string?)> StateAsync(TestOps ops, long id) => await ops.MessageAsync(id) is var row ? (row.State, row.Attempts, row.Error) : default;
}
