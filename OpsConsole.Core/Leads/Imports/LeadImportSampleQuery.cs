using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Files;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>Reads the cells of an uploaded file's first rows, for people to see what its columns hold. Callers check <see cref="LeadPermissions.Import"/> first.</summary>
public sealed class LeadImportSampleQuery(OpsDbs dbs)
{
    /// <summary>Empty when the tenant has no such import or its file is gone.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> LoadAsync(long tenantId, long importId, CancellationToken ct)
    {
        if (await StoredImportFile.OpenAsync(dbs, tenantId, importId, ct) is not { } file)
            return [];
        await using (file)
            return await file.RowsAsync(ct: ct).Take(LeadFileLook.SampleRows).Select(row => row.Cells).ToListAsync(ct);
    }
}
