using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sending;
using OpsConsole.Core.Messages.Smtp;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Settings;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Messages;

/// <summary>
/// What bench/mail.mjs runs: the real queue over a file database, the real client, a real mail server on loopback (Debian's python3-aiosmtpd).
/// Not part of a test run: OPSCONSOLE_BENCH is the file that the figures are appended to.
/// </summary>
public sealed class MessageBench
{
    private const int Mails = 3_000;
    private const int Lines = 4;

    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task Mails_from_the_queue_to_a_server()
    {
        var file = Environment.GetEnvironmentVariable("OPSCONSOLE_BENCH");
        Assert.SkipWhen(string.IsNullOrEmpty(file), "OPSCONSOLE_BENCH is not set");
        for (var run = 0; run <= 5; run++)
        {
            await using var sink = await MailSink.StartAsync();
            await using var mail = new SmtpMail(sink.Place, TimeProvider.System);
            await using var ops = await TestOps.StartAsync(configure: services => services.AddSingleton<IMailTransport>(mail));
            await ops.SetAsync(SettingCatalog.DomainPerMinute, 0);
            await using (var db = ops.Open())
            {
                for (var n = 0; n < Mails; n++)
                    MessageQueue.Add(db, new NewMessage(NoticeMessage.Is, "bench", MessageRecipient.At(ops.TenantId, $"p{n}@x.test", $"P {n}")) { Values = new Dictionary<string, string> { ["title"] = "118 Cedar St", ["by"] = "Jonas Reyes", ["what"] = "approved it" } }, ops.Time);
                await db.SaveChangesAsync(ct);
            }

            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, Lines).Select(_ => Task.Run(async () =>
            {
                while (await ops.Get<SendMessages>().BatchAsync(ops.TenantId, ct) > 0)
                {
                }
            })));
            var took = watch.Elapsed;
            Assert.Equal(Mails, sink.Taken.Distinct().Count());
            // The first warms up.
            if (run > 0)
                await File.AppendAllTextAsync(file!, string.Create(CultureInfo.InvariantCulture, $"{Mails / took.TotalSeconds:0.0}\n"), ct);
        }
    }
}
