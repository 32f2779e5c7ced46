using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Files;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Users.OwnData;

/// <summary>Writes the copy: a ZIP of the account as JSON and of what its owner did as CSV. Started again after a crash it begins anew; what it left is swept with uploads.</summary>
public sealed class WriteDataCopy(OpsDbs dbs, StoreFile storeFile, TenantSettings settings, AccountPost post, TimeProvider clock) : IWorkHandler
{
    public const string KindName = "users.data-copy";

    private const int MostMegabytes = 500;

    public string Kind => KindName;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        var wanted = run.PayloadAs<DataCopyWanted>();
        var days = await settings.GetAsync(run.TenantId, SettingCatalog.DataCopyDays, ct);
        await using var db = dbs.Open(run.TenantId);
        if (await db.DataCopies.FirstOrDefaultAsync(row => row.Id == wanted.CopyId, ct) is not { } copy || await db.Users.FirstOrDefaultAsync(row => row.Id == copy.UserId, ct) is not { } user)
            throw new WorkIsHopeless("The request or the account is gone.");
        if (copy.ReadyAtUtc is not null)
            return;
        await using var file = new FileStream(Path.GetTempFileName(), new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            await new DataCopyContents(db, user, clock).WriteAsync(zip, ct);
        file.Position = 0;
        var stored = await storeFile.RunAsync("your-data.zip", file, MostMegabytes, run.TenantId, ct);
        if (stored.Error is { } tooLarge)
            throw new WorkIsHopeless(tooLarge.Message);
        await db.InTransactionAsync(async () =>
        {
            await run.CheckpointAsync(db, 1, 1, null, ct);
            await StoreFile.KeepAsync(db, stored.Value, ct);
            copy.Finish(stored.Value, clock.GetUtcNow().UtcDateTime, days);
            db.Record(Actor.System(run.TenantId, "Copy of own data"), "data-copy.written", copy);
            await post.QueueAsync(db, user, new AccountLetter(user.Id, AccountNews.DataReady) { UntilUtc = copy.UntilUtc }, ct);
            await db.SaveChangesAsync(ct);
        }, ct);
    }
}
