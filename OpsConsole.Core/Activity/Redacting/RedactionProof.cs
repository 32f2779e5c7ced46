using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Activity.Redacting;

/// <summary>What is recorded of an entry that is not what was sealed.</summary>
/// <param name="Fault">A sentence when the record does not hold either; null when it does.</param>
internal sealed record RedactionFound(string? Fault);

/// <summary>
/// Whether an entry reads as a sealed record says it was redacted. Every step must hold: the redactions follow each other from the seal to what
/// the entry reads now, and each one's batch has the digest that its record in the chain names.
/// </summary>
internal sealed class RedactionProof(OpsDb db, long tenantId)
{
    // Redactions of a batch stand beside each other in the chain: one batch at a time is enough.
    private (long ErasureId, int Batch, string? Fault)? last;

    /// <summary>Null when no redaction of the entry is recorded: then it was changed.</summary>
    public async Task<RedactionFound?> LookAsync(ChainLink link, CancellationToken ct)
    {
        if (link.Entry is null)
            return null;
        var rows = await Redactions.Where(row => row.ActivityId == link.Seal.ActivityId).OrderBy(row => row.Id).ToListAsync(ct);
        if (rows.Count == 0)
            return null;
        var reads = link.Seal.Hash;
        foreach (var row in rows)
        {
            if (!row.SealHash.AsSpan().SequenceEqual(link.Seal.Hash) || !row.Before.AsSpan().SequenceEqual(reads))
                return new RedactionFound($"The redaction of entry {link.Entry.Id} does not follow from what was sealed.");
            if (await BatchFaultAsync(row, ct) is { } fault)
                return new RedactionFound(fault);
            reads = row.After;
        }

        return new RedactionFound(
            link.Entry.TenantId == tenantId && ActivityHash.Next(ActivityHash.Start, link.Entry).AsSpan().SequenceEqual(reads) ? null : $"Entry {link.Entry.Id} was changed after its redaction.");
    }

    private async Task<string?> BatchFaultAsync(ActivityRedaction of, CancellationToken ct)
    {
        if (last is { } known && known.ErasureId == of.ErasureId && known.Batch == of.Batch)
            return known.Fault;
        var rows = await Redactions.Where(row => row.ErasureId == of.ErasureId && row.Batch == of.Batch).ToListAsync(ct);
        var records = await db.Activity.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking()
            .Where(entry => entry.TenantId == tenantId && entry.SubjectKind == Redacted.SubjectKind && entry.SubjectId == of.ErasureId && entry.Action == Redacted.Action)
            .OrderBy(entry => entry.Id).ToListAsync(ct);
        var digest = RedactionDigest.Of(rows);
        var fault = records.Exists(entry => entry.NumberIn("batch") == of.Batch && entry.TextIn("digest") == digest)
            ? null
            : $"Batch {of.Batch} of erasure {of.ErasureId}, with entry {of.ActivityId}, is not what its record says.";
        last = (of.ErasureId, of.Batch, fault);
        return fault;
    }

    private IQueryable<ActivityRedaction> Redactions =>
        db.ActivityRedactions.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking().Where(row => row.TenantId == tenantId);
}

/// <summary>How the record of a batch is found.</summary>
internal static class Redacted
{
    public const string SubjectKind = "erasure";
    public const string Action = "erasure.redacted";
}
