using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Files;

namespace OpsConsole.Core.Leads.Imports;

/// <param name="Sheet">The sheet that is read, when the file is a workbook.</param>
public sealed record LeadImportSample(ReadSheet? Sheet, IReadOnlyList<LeadFileRow> Rows);

/// <summary>Reads the cells of an uploaded file's first rows, for people to see what its columns hold. Callers check <see cref="LeadPermissions.Import"/> first.</summary>
public sealed class LeadImportSampleQuery(OpsDbs dbs)
{
    /// <summary>Empty when the tenant has no such import or its file is gone.</summary>
    public async Task<LeadImportSample> LoadAsync(long tenantId, long importId, CancellationToken ct)
    {
        if (await StoredImportFile.OpenAsync(dbs, tenantId, importId, ct) is not { } file)
            return new LeadImportSample(null, []);
        await using (file)
            return new LeadImportSample(file.Sheet, await file.RowsAsync(ct: ct).Take(LeadFileLook.SampleRows).ToListAsync(ct));
    }
}
