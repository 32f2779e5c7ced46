using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Activity.Redacting;
using OpsConsole.Core.Live;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Users.Erasing;

/// <summary>
/// Erases a person, step by step: their own rows go, their name and addresses are struck from texts of others, from the activity, and last from
/// the account. Every step finds what is left of its kind, so that it can be done again after a crash and ends the same; what is saved is saved
/// together with the count of it.
/// </summary>
public sealed class CarryOutErasure(OpsDbs dbs, TimeProvider clock) : IWorkHandler
{
    public const string KindName = "users.erase";

    private const int Page = 200;
    private const int Steps = 4;

    private readonly SealActivity seal = new(dbs);

    public string Kind => KindName;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        var wanted = run.PayloadAs<ErasureWanted>();
        await using var db = dbs.Open(run.TenantId);
        if (await db.Erasures.AsNoTracking().FirstOrDefaultAsync(row => row.Id == wanted.ErasureId, ct) is not { } erasure)
            throw new WorkIsHopeless("The erasure is gone.");
        if (erasure.FinishedAtUtc is not null)
            return;
        var who = JsonSerializer.Deserialize<PersonalTraces>(erasure.Traces!)!;
        await RemoveOwnRowsAsync(run, erasure.Id, who, ct);
        foreach (var table in TextTable.In(db))
            await StrikeTextsAsync(run, erasure.Id, table, who, ct);
        try
        {
            await RedactAsync(run, erasure.Id, who, ct);
        }
        catch (EntryIsNotAsSealed broken)
        {
            throw new WorkIsHopeless(broken.Message);
        }

        await EraseAccountAsync(run, erasure.Id, who, ct);
    }

    private async Task RemoveOwnRowsAsync(WorkRun run, long erasureId, PersonalTraces who, CancellationToken ct)
    {
        await using var db = dbs.Open(run.TenantId);
        await db.InTransactionAsync(async () =>
        {
            await run.CheckpointAsync(db, 0, Steps, "Removing their own rows", ct);
            var removed = 0;
            foreach (var rows in OwnRows.All)
                removed += await rows.RemoveAsync(db, who, ct);
            // That they agreed has to be shown; from where does not.
            await db.TermsAcceptances.Where(row => row.UserId == who.UserId).ExecuteUpdateAsync(set => set.SetProperty(row => row.From, (string?)null), ct);
            await db.Erasures.Where(row => row.Id == erasureId).ExecuteUpdateAsync(set => set.SetProperty(row => row.RowsRemoved, row => row.RowsRemoved + removed), ct);
        }, ct);
    }

    private async Task StrikeTextsAsync(WorkRun run, long erasureId, TextTable table, PersonalTraces who, CancellationToken ct)
    {
        TextTable.Struck? last = null;
        while (true)
        {
            await using var db = dbs.Open(run.TenantId);
            if (await table.StrikeNextAsync(db, who, last, Page, ct) is not { } struck)
                return;
            if (struck.Changed > 0)
                await db.InTransactionAsync(async () =>
                {
                    await run.CheckpointAsync(db, 1, Steps, "Striking name and addresses", ct);
                    await db.Erasures.Where(row => row.Id == erasureId).ExecuteUpdateAsync(set => set.SetProperty(row => row.RowsChanged, row => row.RowsChanged + struck.Changed), ct);
                    foreach (var room in db.ChangeTracker.Entries<IActivitySubject>().Where(entry => entry.State == EntityState.Modified).Select(entry => entry.Entity))
                        db.Signal(Topic.Room(run.TenantId, room.SubjectKind), room.Id);
                    await db.SaveChangesAsync(ct);
                }, ct);
            last = struck;
        }
    }

    private async Task RedactAsync(WorkRun run, long erasureId, PersonalTraces who, CancellationToken ct)
    {
        while (true)
        {
            await using var db = dbs.Open(run.TenantId);
            var erasure = await db.Erasures.FirstAsync(row => row.Id == erasureId, ct);
            var entries = await db.EntriesOf(who, erasure.AfterActivityId).Take(RedactingEntries.BatchSize).ToListAsync(ct);
            if (entries.Count == 0)
                return;
            // An entry can be redacted once it is sealed; the outbox finds those done that are sealed here.
            await seal.HandleAsync(entries, ct);
            var struck = entries.Select(entry => (Entry: entry, Next: who.Strike(entry))).Where(one => one.Next != (one.Entry.ActorName, one.Entry.Particulars))
                .Select(one => (one.Entry, one.Next.ActorName, one.Next.Particulars)).ToList();
            await db.InTransactionAsync(async () =>
            {
                await run.CheckpointAsync(db, 2, Steps, "Striking them from the activity", ct);
                erasure.AfterActivityId = entries[^1].Id;
                if (struck.Count > 0)
                {
                    erasure.Batches++;
                    erasure.EntriesRedacted += struck.Count;
                    await db.RedactAsync(struck, erasure, erasure.Batches, By(run.TenantId), clock.GetUtcNow().UtcDateTime, ct);
                }

                await db.SaveChangesAsync(ct);
            }, ct);
        }
    }

    private async Task EraseAccountAsync(WorkRun run, long erasureId, PersonalTraces who, CancellationToken ct)
    {
        await using var db = dbs.Open(run.TenantId);
        var erasure = await db.Erasures.FirstAsync(row => row.Id == erasureId, ct);
        var user = await db.Users.FirstAsync(row => row.Id == who.UserId, ct);
        await db.InTransactionAsync(async () =>
        {
            await run.CheckpointAsync(db, Steps, Steps, null, ct);
            var now = clock.GetUtcNow().UtcDateTime;
            user.Erase(now);
            erasure.Finish(now);
            db.Record(By(run.TenantId), "user.erased", user, new { Erasure = erasure.Id, Removed = erasure.RowsRemoved, Changed = erasure.RowsChanged, Redacted = erasure.EntriesRedacted });
            await db.SaveChangesAsync(ct);
        }, ct);
    }

    private static Actor By(long tenantId) => Actor.System(tenantId, "Erasure");
}
