using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.Imports.TakingBack;

/// <summary>An import that may be taken back now by somebody.</summary>
/// <param name="AddedIds">The leads that it added and that are not in the trash.</param>
/// <param name="UpdatedIds">The leads that were here before and that it changed, also those that are in the trash or gone by now.</param>
/// <param name="Earlier">How often it was taken back and put back before.</param>
internal sealed record TakeableImport(BulkTakeBack Change, IReadOnlyList<long> AddedIds, IReadOnlyList<long> UpdatedIds, int Earlier)
{
    public static async Task<Result<TakeableImport>> FindAsync(OpsDb db, long importId, Actor actor, TenantSettings settings, TimeProvider clock, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Import) is { } refusal)
            return refusal;
        if (await db.LeadImports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == importId, ct) is not { } import)
            return new NotFound("This import");
        if (import.UploadedByUserId != actor.UserId && !actor.May(LeadPermissions.Delete))
            return new OthersImportNeedsMore();
        if (import.FinishedAtUtc is not { } finished || import.Status is LeadImportStatus.Queued or LeadImportStatus.Running)
            return new ImportHasNotEnded(import.FileName);
        var days = await settings.GetAsync(db.TenantId, SettingCatalog.ImportUndoDays, ct);
        if (clock.GetUtcNow().UtcDateTime - finished > TimeSpan.FromDays(days))
            return new TakeBackTimeIsOver(days);
        var earlier = await db.BulkActions.AsNoTracking().Where(action => action.ImportId == importId).OrderByDescending(action => action.Id)
            .Select(action => new { action.Phase, action.StartedByName }).ToListAsync(ct);
        if (earlier is [{ Phase: not BulkPhase.Undone } last, ..])
            return new ImportIsTakenBack(last.StartedByName);
        var added = await db.Leads.Where(lead => lead.ImportId == importId).OrderBy(lead => lead.Id).Select(lead => lead.Id).ToListAsync(ct);
        var updated = import.Updated == 0 ? [] : await UpdatedAsync(db, importId, ct);
        var change = new BulkTakeBack(import.Id, import.FileName, PutsBack: updated.Count > 0);
        if (actor.Lacks(change.Permission) is { } mayNot)
            return mayNot;
        return added.Count + updated.Count == 0 ? new NothingToTakeBack() : new TakeableImport(change, added, updated, earlier.Count);
    }

    private static async Task<IReadOnlyList<long>> UpdatedAsync(OpsDb db, long importId, CancellationToken ct)
    {
        var own = db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).Where(lead => lead.ImportId == importId).Select(lead => (long?)lead.Id);
        return await db.LeadImportProblems.Where(row => row.ImportId == importId && row.IsUpdate && row.MatchesLeadId != null && !own.Contains(row.MatchesLeadId))
            .Select(row => row.MatchesLeadId!.Value).Distinct().OrderBy(id => id).ToListAsync(ct);
    }
}
