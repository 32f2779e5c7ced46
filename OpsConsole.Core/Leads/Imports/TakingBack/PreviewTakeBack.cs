using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.Imports.TakingBack;

/// <summary>The dry run: how many leads of an import would go, and which would stay because somebody has worked on them.</summary>
public sealed class PreviewTakeBack(OpsDbs dbs, TenantSettings settings, PreviewLeadBulk preview, TimeProvider clock)
{
    public async Task<Result<LeadBulkPreview>> RunAsync(long importId, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var found = await TakeableImport.FindAsync(db, importId, actor, settings, clock, ct);
        return found.Error is { } refusal ? refusal : await preview.RunAsync(found.Value.Change, new PickedLeads(found.Value.LeadIds), actor, ct);
    }
}
