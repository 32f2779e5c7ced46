using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Activity.Redacting;

/// <summary>An entry must be what was sealed before words are struck from it: what somebody changed by hand is not covered up.</summary>
internal sealed class EntryIsNotAsSealed(long id) : Exception($"Entry {id} is not what was sealed. Verify the chain first.");

/// <summary>Strikes words from sealed entries, so that the chain still vouches for all of them.</summary>
internal static class RedactingEntries
{
    /// <summary>So many entries one record stands for.</summary>
    public const int BatchSize = 100;

    /// <summary>Within the caller's transaction; every entry has its seal.</summary>
    /// <param name="struck">Each entry as it is, and the name and particulars that it shall have.</param>
    public static async Task RedactAsync(
        this OpsDb db, IReadOnlyList<(ActivityEntry Entry, string ActorName, string? Particulars)> struck, IActivitySubject erasure, int batch, Actor by, DateTime nowUtc, CancellationToken ct)
    {
        var rows = new List<ActivityRedaction>();
        foreach (var (entry, name, particulars) in struck)
            rows.Add(await PlanAsync(db, entry, name, particulars, erasure.Id, batch, ct));
        db.ActivityRedactions.AddRange(rows);
        db.Record(by, "erasure.redacted", erasure, new { Batch = batch, rows.Count, First = rows.Min(row => row.ActivityId), Last = rows.Max(row => row.ActivityId), Digest = RedactionDigest.Of(rows) });
        await db.SaveChangesAsync(ct);
        foreach (var (entry, name, particulars) in struck)
            await db.Activity.Where(row => row.Id == entry.Id).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.ActorName, name)
                .SetProperty(row => row.Particulars, particulars), ct);
        await db.ActivityRedactions.Where(row => row.ErasureId == erasure.Id && row.Batch == batch).ExecuteUpdateAsync(set => set.SetProperty(row => row.AppliedAtUtc, nowUtc), ct);
    }

    private static async Task<ActivityRedaction> PlanAsync(OpsDb db, ActivityEntry entry, string name, string? particulars, long erasureId, int batch, CancellationToken ct)
    {
        var seal = await db.ActivitySeals.AsNoTracking().FirstAsync(row => row.ActivityId == entry.Id, ct);
        var before = await db.ActivityRedactions.AsNoTracking().Where(row => row.ActivityId == entry.Id).OrderByDescending(row => row.Id).Select(row => row.After).FirstOrDefaultAsync(ct);
        var isAsSealed = before is not null
            ? before.AsSpan().SequenceEqual(ActivityHash.Next(ActivityHash.Start, entry))
            : ActivityHash.Next(await HashBeforeAsync(db, seal.Number, ct), entry).AsSpan().SequenceEqual(seal.Hash);
        if (!isAsSealed)
            throw new EntryIsNotAsSealed(entry.Id);
        return new ActivityRedaction
        {
            ActivityId = entry.Id,
            ErasureId = erasureId,
            Batch = batch,
            SealHash = seal.Hash,
            Before = before ?? seal.Hash,
            After = ActivityHash.Next(ActivityHash.Start, With(entry, name, particulars)),
        };
    }

    private static async Task<byte[]> HashBeforeAsync(OpsDb db, long number, CancellationToken ct) => number == 1
        ? ActivityHash.Start
        : await db.ActivitySeals.AsNoTracking().Where(row => row.Number == number - 1).Select(row => row.Hash).FirstAsync(ct);

    private static ActivityEntry With(ActivityEntry entry, string name, string? particulars) => new()
    {
        Id = entry.Id,
        TenantId = entry.TenantId,
        AtUtc = entry.AtUtc,
        ActorUserId = entry.ActorUserId,
        ActorName = name,
        Action = entry.Action,
        SubjectKind = entry.SubjectKind,
        SubjectId = entry.SubjectId,
        Particulars = particulars,
    };
}
