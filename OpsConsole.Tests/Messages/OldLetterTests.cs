using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Registering;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Messages;

/// <summary>What an earlier version had put into the queue of work arrives, once, after an upgrade.</summary>
public sealed class OldLetterTests
{
    [Theory, OnEveryDatabase]
    public async Task Letters_that_an_earlier_version_queued_are_handed_over_once(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var paula = await ops.WithPasswordAsync();
        (string Kind, string Payload)[] old =
        [
            (SendAccountLetter.KindName, $$"""{"userId":{{paula}},"news":"Locked","untilUtc":"2026-05-04T09:15:00Z","count":5}"""),
            (SendPasswordResetMail.KindName, $$"""{"userId":{{paula}},"site":"https://console.keller.test/"}"""),
        ];
        for (var time = 0; time < 2; time++)
            for (var n = 0; n < old.Length; n++)
                await ops.Get<IEnumerable<IWorkHandler>>().Single(handler => handler.Kind == old[n].Kind)
                    .RunAsync(new WorkRun(n + 1, ops.TenantId, old[n].Payload, "lease", 1, ops.Time), CancellationToken.None);
        await ops.RunLettersAsync();

        var sent = ops.Get<RememberedMail>().Sent;
        Assert.Equal(2, sent.Count);
        Assert.Contains(sent, mail => mail.Text.Contains("5 times in a row", StringComparison.Ordinal) && mail.Text.Contains("May 4, 2026, 09:15 UTC", StringComparison.Ordinal));
        Assert.Contains(sent, mail => mail.Text.Contains("https://console.keller.test/reset-password?user=", StringComparison.Ordinal));
        // Those of a registration or a notice that is gone say so instead.
        foreach (var (kind, payload) in new[] { (SendRegistrationMail.KindName, """{"registrationId":99}"""), (SendNoticeMail.KindName, $$"""{"userId":{{paula}},"activityId":99}""") })
            await Assert.ThrowsAsync<WorkIsHopeless>(() => ops.Get<IEnumerable<IWorkHandler>>().Single(handler => handler.Kind == kind).RunAsync(new WorkRun(9, ops.TenantId, payload, "lease", 1, ops.Time), CancellationToken.None));
    }
}
