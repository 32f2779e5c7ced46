using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sending;
using OpsConsole.Core.Messages.Smtp;
using OpsConsole.Core.Settings;
using OpsConsole.Jobs;
using OpsConsole.Jobs.Messages;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Messages;

/// <summary>However a node dies, no mail leaves twice: what it may have sent is in doubt, what it had not begun is sent by another.</summary>
public sealed class MessageCrashTests
{
    private const string Connection = "OPSCONSOLE_TEST_MAIL_CONNECTION";
    private const string Tenant = "OPSCONSOLE_TEST_MAIL_TENANT";
    private const string Port = "OPSCONSOLE_TEST_MAIL_PORT";
    private const string Kills = "OPSCONSOLE_KILLS";

    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Wherever_a_node_dies_while_it_sends_no_mail_leaves_twice(string provider)
    {
        var words = await SendAndDieAsync(provider, DyingNode.Immortal());
        Assert.InRange(words, 20, 200);
        for (var word = 1; word <= words; word++)
        {
            await SendAndDieAsync(provider, new DyingNode(word, afterIt: false));
            await SendAndDieAsync(provider, new DyingNode(word, afterIt: true));
        }
    }

    /// <summary>Real processes against a real mail server, each killed at a random moment. OPSCONSOLE_KILLS says how many; the bar is 200.</summary>
    [Fact]
    public async Task Processes_that_are_killed_again_and_again_send_nothing_twice()
    {
        await using var sink = await MailSink.StartAsync();
        var kills = int.TryParse(Environment.GetEnvironmentVariable(Kills), out var many) ? many : 3;
        var random = new Random(4711);
        await using var ops = await TestOps.StartAsync();
        await ops.SetAsync(SettingCatalog.DomainPerMinute, 0);
        var count = 200 * (kills + 1);
        await using (var db = ops.Open())
        {
            for (var n = 0; n < count; n++)
                MessageQueue.Add(db, new NewMessage(Core.Notifications.Preferences.NoticeMessage.Is, "kill", MessageRecipient.At(ops.TenantId, $"p{n}@x.test", $"P {n}")) { Values = new Dictionary<string, string> { ["title"] = "T" } }, ops.Time);
            await db.SaveChangesAsync(ct);
        }

        for (var kill = 0; kill < kills; kill++)
        {
            var before = sink.Taken.Count;
            await using (TestProcess.Start(typeof(MessageCrashTests), nameof(The_process_that_is_killed), (Connection, ops.Connection), (Tenant, ops.TenantId.ToString(CultureInfo.InvariantCulture)), (Port, sink.Port.ToString(CultureInfo.InvariantCulture))))
            {
                await Eventually.IsTrueAsync(() => sink.Taken.Count > before, seconds: 120);
                await Task.Delay(random.Next(0, 250), ct);
            }
        }

        // What the last one had written into the line may still be read by the server.
        await Task.Delay(500, ct);
        ops.Time.Advance(MessageClaims.Length + TimeSpan.FromMinutes(1));
        while (await ops.Get<MessageClaims>().DoubtSilentAsync(ct) > 0)
        {
        }

        var taken = sink.Taken.Select(line => line.Split(' ')[0]).ToList();
        var rows = (await ops.MessagesAsync()).ToDictionary(row => row.Address);
        Assert.Equal(taken.Count, taken.Distinct().Count());
        Assert.All(taken, to => Assert.True(rows[to].State is MessageState.Sent or MessageState.InDoubt, $"{to}: {rows[to].State}"));
        Assert.All(rows.Values.Where(row => row.State == MessageState.Sent), row => Assert.Contains(row.Address, taken));
        Assert.InRange(rows.Values.Count(row => row.State == MessageState.InDoubt), 0, kills * SendMessages.AtOnce * 4);
        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills, {taken.Count} taken, {rows.Values.Count(row => row.State == MessageState.InDoubt)} in doubt, {rows.Values.Count(row => row.State == MessageState.Waiting)} waiting");
    }

    /// <summary>The other process: this very test, which the one above starts and kills.</summary>
    [Fact(Explicit = true)]
    public async Task The_process_that_is_killed()
    {
        var place = new SmtpPlace("127.0.0.1", int.Parse(Environment.GetEnvironmentVariable(Port)!, CultureInfo.InvariantCulture), SmtpSecurity.None, "no-reply@keller.test", null, null);
        await using var node = TestOps.Over(Environment.GetEnvironmentVariable(Connection)!, long.Parse(Environment.GetEnvironmentVariable(Tenant)!, CultureInfo.InvariantCulture),
            services => services.AddSingleton<IMailTransport>(new SmtpMail(place, TimeProvider.System)));
        using var runner = ActivatorUtilities.CreateInstance<MessageRunner>(node.Get<IServiceProvider>(), new NodeSettings(2, IsClustered: false));
        await runner.StartAsync(ct);
        await Task.Delay(TimeSpan.FromMinutes(2), ct);
    }

    private static async Task<int> SendAndDieAsync(string provider, DyingNode death)
    {
        await using var ops = await TestOps.StartAsync(provider);
        for (var n = 0; n < 3; n++)
            await ops.QueueAsync($"p{n}@x.test");
        await using var mortal = ops.AnotherNode(death.Configure);
        await Record.ExceptionAsync(() => mortal.Get<SendMessages>().BatchAsync(ops.TenantId, ct));
        var words = death.Words;
        ops.Time.Advance(MessageClaims.Length + TimeSpan.FromSeconds(1));
        await ops.Get<MessageClaims>().DoubtSilentAsync(ct);
        await ops.RunLettersAsync();

        var sent = mortal.Get<RememberedMail>().Sent.Concat(ops.Get<RememberedMail>().Sent).Select(mail => mail.To).ToList();
        Assert.Equal(sent.Count, sent.Distinct().Count());
        foreach (var row in await ops.MessagesAsync())
        {
            Assert.True(row.State is MessageState.Sent or MessageState.InDoubt, $"{row.Address}: {row.State}");
            Assert.True(row.State == MessageState.InDoubt || sent.Contains(row.Address), $"{row.Address} is sent and was not");
        }

        return words;
    }
}
