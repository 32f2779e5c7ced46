using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Files;

namespace OpsConsole.Core.Leads.Imports;

internal static class StoredImportFile
{
    /// <summary>The file behind an import, at its first row; null when there is none that can be read.</summary>
    public static async Task<LeadFile?> OpenAsync(OpsDbs dbs, long tenantId, long importId, CancellationToken ct)
    {
        long? fileId;
        await using (var db = dbs.Open(tenantId))
            fileId = await db.LeadImports.Where(import => import.Id == importId).Select(import => (long?)import.FileId).FirstOrDefaultAsync(ct);
        if (fileId is not { } id)
            return null;
        var opened = await LeadFile.OpenAsync(await StoredFileStream.OpenAsync(dbs, tenantId, id, ct), ct);
        return opened.Succeeded ? opened.Value : null;
    }
}
