using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Work;

public sealed record WorkAttemptRow(long Id, int Number, DateTime? StartedAtUtc, DateTime EndedAtUtc, string Error);

/// <summary>An item with what it was told and what came of its attempts, newest first.</summary>
/// <param name="RawPayload">As it is stored; for finding out what it leads to, never to be shown.</param>
public sealed record WorkDetail(WorkRow Row, IReadOnlyList<WorkPayloadField> Payload, string RawPayload, IReadOnlyList<WorkAttemptRow> Attempts);

/// <summary>One item of a tenant. Callers check <see cref="WorkPermissions.View"/>.</summary>
public sealed class WorkDetailQuery(OpsDbs dbs)
{
    private const int MostAttempts = 100;

    /// <returns>Null when the tenant has no such item.</returns>
    public async Task<WorkDetail?> LoadAsync(long tenantId, long id, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var row = await db.WorkItems.AsNoTracking().Where(item => item.Id == id).Select(WorkRow.Of).FirstOrDefaultAsync(ct);
        if (row is null)
            return null;
        var payload = await db.WorkItems.Where(item => item.Id == id).Select(item => item.Payload).FirstAsync(ct);
        var attempts = await db.WorkAttempts.AsNoTracking().Where(attempt => attempt.ItemId == id).OrderByDescending(attempt => attempt.Id).Take(MostAttempts)
            .Select(attempt => new WorkAttemptRow(attempt.Id, attempt.Number, attempt.StartedAtUtc, attempt.EndedAtUtc, attempt.Error)).ToListAsync(ct);
        return new WorkDetail(row, WorkPayloadField.Of(row.Kind, payload), payload, attempts);
    }
}
