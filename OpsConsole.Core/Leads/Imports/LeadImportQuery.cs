using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads.Imports.Checking;
using OpsConsole.Core.Leads.Imports.Updating;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>Where an import stands, as people see it: its own state and that of the work that runs it together.</summary>
public enum ImportStanding
{
    /// <summary>Columns and name are still to be confirmed.</summary>
    Preparing,

    /// <summary>In the queue, before its first row or between two attempts.</summary>
    Waiting,
    Running,
    Finished,

    /// <summary>The file could not be read to its end.</summary>
    Unreadable,

    /// <summary>The work failed too often or was discarded; it can be resumed.</summary>
    GivenUp,
}

/// <summary>Who took an import back when, and the bulk action that does it.</summary>
public sealed record TakenBackView(long ActionId, string By, DateTime AtUtc);

/// <param name="Trouble">Why the last attempt failed, or why the import ended early; null when all is well.</param>
/// <param name="MappingFrom">The earlier file whose columns were taken over; null when they were recognised by name.</param>
public sealed record LeadImportView(
    long Id, long Version, string FileName, string Source, int Rows, string Mapping, ImportStanding Standing, int Added, int Duplicates, int Failed,
    string UploadedByName, DateTime UploadedAtUtc, long? WorkItemId, DateTime? StartedAtUtc, DateTime? FinishedAtUtc, string? Trouble, string? MappingFrom,
    int LeftOut, bool IsMending, LeadImportCheckView? Check, TakenBackView? TakenBack, ExistingLeads Existing, int Updated)
{
    public int RowsDone => Added + Updated + Duplicates + Failed + LeftOut;

    /// <summary>"2 added, 3 already here, 0 failed".</summary>
    public string Counted => ImportCounts.Words(Added, Existing == ExistingLeads.Leave ? null : Updated, Duplicates, Failed);

    public LeadImportRef Ref => new(Id, Version);
}

/// <summary>Reads one import with its counts. Callers check <see cref="LeadPermissions.Import"/> first.</summary>
public sealed class LeadImportQuery(OpsDbs dbs)
{
    /// <summary>Null when the tenant has no such import.</summary>
    public async Task<LeadImportView?> LoadAsync(long tenantId, long importId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return await ViewsAsync(db, db.LeadImports.Where(import => import.Id == importId), ct) is [var view] ? view : null;
    }

    internal static async Task<IReadOnlyList<LeadImportView>> ViewsAsync(OpsDb db, IQueryable<LeadImport> imports, CancellationToken ct)
    {
        var rows = await imports.AsNoTracking()
            .Select(import => new { Import = import, Work = db.WorkItems.FirstOrDefault(item => item.Id == import.WorkItemId) })
            .ToListAsync(ct);
        var ids = rows.Where(row => row.Import.Status == LeadImportStatus.Uploaded).Select(row => row.Import.Id).ToArray();
        var checks = ids.Length == 0 ? [] : await db.LeadImportChecks.AsNoTracking().Where(check => ids.Contains(check.ImportId))
            .Select(check => new { Check = check, Work = db.WorkItems.FirstOrDefault(item => item.Id == check.WorkItemId) })
            .ToDictionaryAsync(row => row.Check.ImportId, row => LeadImportCheckView.Of(row.Check, row.Work), ct);
        var ended = rows.Where(row => row.Import.FinishedAtUtc is not null).Select(row => (long?)row.Import.Id).ToArray();
        var takenBack = ended.Length == 0 ? [] : (await db.BulkActions.AsNoTracking().Where(action => ended.Contains(action.ImportId)).OrderBy(action => action.Id)
            .Select(action => new { ImportId = action.ImportId!.Value, action.Phase, View = new TakenBackView(action.Id, action.StartedByName, action.StartedAtUtc) }).ToListAsync(ct))
            .GroupBy(action => action.ImportId).Select(group => group.Last()).Where(action => action.Phase != BulkPhase.Undone).ToDictionary(action => action.ImportId, action => action.View);
        return [.. rows.Select(row => View(row.Import, row.Work, checks.GetValueOrDefault(row.Import.Id), takenBack.GetValueOrDefault(row.Import.Id)))];
    }

    private static LeadImportView View(LeadImport import, WorkItem? work, LeadImportCheckView? check, TakenBackView? takenBack)
    {
        var standing = StandingOf(import.Status, work?.Status);
        return new LeadImportView(
            import.Id, import.Version, import.FileName, import.Source, import.Rows, import.Mapping, standing, import.Added, import.Duplicates, import.Failed,
            import.UploadedByName, import.UploadedAtUtc, import.WorkItemId, work?.CreatedAtUtc, import.FinishedAtUtc,
            import.Error ?? (standing is ImportStanding.Waiting or ImportStanding.GivenUp ? work?.Error : null), import.MappingFrom,
            import.LeftOut, import.IsMending, check, takenBack, import.Existing, import.Updated);
    }

    private static ImportStanding StandingOf(LeadImportStatus status, WorkStatus? work) => (status, work) switch
    {
        (LeadImportStatus.Uploaded, _) => ImportStanding.Preparing,
        (LeadImportStatus.Finished, _) => ImportStanding.Finished,
        (LeadImportStatus.Failed, _) => ImportStanding.Unreadable,
        (_, WorkStatus.Dead or WorkStatus.Discarded or WorkStatus.Done or null) => ImportStanding.GivenUp,
        (_, WorkStatus.Running) => ImportStanding.Running,
        _ => ImportStanding.Waiting,
    };
}
