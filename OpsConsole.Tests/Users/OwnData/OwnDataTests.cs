using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Markets;
using OpsConsole.Core.Users.OwnData;
using OpsConsole.Core.Users.Sessions;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using OpsConsole.Tests.Users.Markets;

namespace OpsConsole.Tests.Users.OwnData;

public sealed class OwnDataTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task The_copy_has_the_account_and_what_its_owner_did_and_nobody_elses(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ana, bea) = (await ops.MariaAsync(), await ops.AnaAsync(), await ops.SomebodyAsync("Bea Long", "Agent"));
        await ops.LeadAsync("14 Alder Ct", ana);
        await ops.LeadAsync("15 Birch Ct", bea);
        await ops.ChooseMarketsAsync(ana, "958");
        foreach (var somebody in new[] { ana, bea })
            await ops.Get<OpenUserSession>().RunAsync((await ops.Get<AccessDirectory>().FindAsync(somebody.UserId!.Value, ct))!, new("password", somebody == ana ? "203.0.113.7" : "198.51.100.9", null), ct);
        await ops.Get<ChangeOwnName>().RunAsync("=Ana \"Duarte\"", ana, ct);

        var state = (await ops.Get<AskForOwnData>().RunAsync(ana, ct)).Value;
        Assert.Null(state.UntilUtc);
        Assert.IsType<DataCopyIsHere>((await ops.Get<AskForOwnData>().RunAsync(ana, ct)).Error);
        await WriteAsync(ops);

        Assert.Equal(ops.Time.NowUtc.AddDays(7), (await ops.Get<OwnDataQuery>().LoadAsync(ana, ct))!.UntilUtc);
        using var taken = new MemoryStream();
        await (await ops.Get<TakeOwnData>().RunAsync(state.CopyId, ana, ct)).Value.CopyToAsync(taken, ct);
        await using var zip = new ZipArchive(taken);
        Assert.Equal(["README.txt", "account.json", "activity.csv", "consents.csv", "leads.csv", "messages.csv", "notes.csv", "notifications.csv", "photos.csv", "sign-in-attempts.csv", "sign-ins.csv", "tasks.csv"], zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        var (account, leads, activity) = (await TextAsync(zip, "account.json"), await TextAsync(zip, "leads.csv"), await TextAsync(zip, "activity.csv"));
        Assert.Contains("\"958\"", account, StringComparison.Ordinal);
        Assert.Contains("14 Alder Ct", leads, StringComparison.Ordinal);
        Assert.DoesNotContain("15 Birch Ct", leads, StringComparison.Ordinal);
        Assert.Contains("203.0.113.7", await TextAsync(zip, "sign-ins.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain("198.51.100.9", await TextAsync(zip, "sign-ins.csv"), StringComparison.Ordinal);
        Assert.Contains("user.renamed", activity, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"=", activity, StringComparison.Ordinal);
        Assert.Contains("user.data-asked", await ops.ActionsAsync("user", ana.UserId!.Value));
        Assert.Equal(["data-copy.written", "data-copy.taken"], await ops.ActionsAsync("data-copy", state.CopyId));
        await ops.RunLettersAsync();
        Assert.Contains(ops.Get<RememberedMail>().Sent, mail => mail.Subject == "Your copy is ready");

        foreach (var other in new[] { bea, maria, await ops.IrisAsync(), Actor.Nobody })
            Assert.IsType<NotFound>((await ops.Get<TakeOwnData>().RunAsync(state.CopyId, other, ct)).Error);
    }

    /// <summary>Its work was given up, say. Nobody would ever get a copy again.</summary>
    [Theory, OnEveryDatabase]
    public async Task One_that_was_never_written_stands_in_nobodys_way_for_longer_than_a_day(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ana = await ops.AnaAsync();
        var first = (await ops.Get<AskForOwnData>().RunAsync(ana, ct)).Value;
        ops.Time.Advance(DataCopy.LongestWriting + TimeSpan.FromMinutes(1));

        Assert.Null(await ops.Get<OwnDataQuery>().LoadAsync(ana, ct));
        Assert.NotEqual(first.CopyId, (await ops.Get<AskForOwnData>().RunAsync(ana, ct)).Value.CopyId);
        Assert.Equal(1, await ops.Get<SweepDataCopies>().RunAsync(ct));
    }

    [Theory, OnEveryDatabase]
    public async Task After_its_days_it_cannot_be_taken_and_nothing_is_left_of_it(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ana = await ops.AnaAsync();
        var state = (await ops.Get<AskForOwnData>().RunAsync(ana, ct)).Value;
        await WriteAsync(ops);
        Assert.Equal(0, await ops.Get<SweepDataCopies>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromDays(7));

        Assert.IsType<NotFound>((await ops.Get<TakeOwnData>().RunAsync(state.CopyId, ana, ct)).Error);
        Assert.Null(await ops.Get<OwnDataQuery>().LoadAsync(ana, ct));
        ops.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await ops.Get<SweepDataCopies>().RunAsync(ct));
        await using var db = ops.Open();
        Assert.Equal((0, 0, 0), (await db.DataCopies.CountAsync(), await db.Files.CountAsync(), await db.FileChunks.CountAsync()));
        Assert.True((await ops.Get<AskForOwnData>().RunAsync(ana, ct)).Succeeded);
    }

    /// <summary>As the queue does it, so that the lease is held.</summary>
    private static async Task WriteAsync(TestOps ops)
    {
        var claim = await ops.Get<WorkLeases>().ClaimAsync(ops.TenantId, ct);
        Assert.Equal(WriteDataCopy.KindName, claim!.Kind);
        await ops.Get<RunWork>().RunAsync(claim, ct);
        await using var db = ops.Open();
        Assert.Equal(WorkStatus.Done, (await db.WorkItems.SingleAsync(item => item.Kind == WriteDataCopy.KindName)).Status);
    }

    private static async Task<string> TextAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return await reader.ReadToEndAsync(ct);
    }
}
