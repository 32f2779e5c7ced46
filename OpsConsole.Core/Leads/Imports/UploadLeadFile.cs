using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Files;
using OpsConsole.Core.Leads.Imports.Updating;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>
/// Takes in a file of leads and guesses its columns; nothing is imported yet. A file that cannot be read to its end is refused and nothing
/// of it is kept. The same file sent again by the same person before it was started (its answer got lost) is the same import.
/// </summary>
public sealed class UploadLeadFile(OpsDbs dbs, StoreFile storeFile, TenantSettings settings, TimeProvider clock)
{
    /// <param name="fileName">As the browser gave it.</param>
    /// <returns>The import's id.</returns>
    public async Task<Result<long>> RunAsync(string fileName, Stream content, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Import) is { } refusal)
            return refusal;
        var name = Shown(fileName);
        var megabytes = await settings.GetAsync(actor.TenantId, SettingCatalog.ImportMegabytes, ct);
        var stored = await storeFile.RunAsync(name, content, megabytes, actor.TenantId, ct);
        if (stored.Error is { } notStored)
            return notStored;

        var file = stored.Value;
        var isKept = false;
        try
        {
            var look = await LeadFileLook.AtAsync(await StoredFileStream.OpenAsync(dbs, actor.TenantId, file.Id, ct), ct);
            if (look.Error is { } unreadable)
                return unreadable;
            if (await SameUploadAsync(file, actor, ct) is { } present)
                return present;
            var importId = await SaveAsync(name, file, look.Value, actor, ct);
            isKept = true;
            return importId;
        }
        finally
        {
            if (!isKept)
                await storeFile.DropAsync(file.Id, actor.TenantId);
        }
    }

    private async Task<long?> SameUploadAsync(ArrivedFile file, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        return await db.LeadImports
            .Where(import => import.Status == LeadImportStatus.Uploaded && import.UploadedByUserId == actor.UserId)
            .Where(import => db.Files.Any(kept => kept.Id == import.FileId && kept.Length == file.Length && kept.Hash == file.Hash))
            .OrderByDescending(import => import.Id).Select(import => (long?)import.Id).FirstOrDefaultAsync(ct);
    }

    private async Task<long> SaveAsync(string name, ArrivedFile file, LeadFileLook look, Actor actor, CancellationToken ct)
    {
        var usual = await settings.GetAsync(actor.TenantId, SettingCatalog.ImportExisting, ct);
        await using var db = dbs.Open(actor);
        await StoreFile.KeepAsync(db, file, ct);
        var hash = ColumnMapping.HashOf(look.Headers);
        var earlier = await ChosenBeforeAsync(db, hash, look.Headers, SourceOf(name), ct);
        var import = new LeadImport
        {
            FileId = file.Id,
            FileName = name,
            Source = SourceOf(name),
            Rows = look.Rows,
            Mapping = (earlier?.Mapping ?? ColumnMapping.Recognise(look.Headers)).ToJson(),
            HeaderHash = hash,
            MappingFrom = earlier?.FileName,
            Existing = actor.May(LeadPermissions.Edit) ? earlier?.Existing ?? usual : ExistingLeads.Leave,
            UploadedByUserId = actor.UserId,
            UploadedByName = actor.Name,
            UploadedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        db.LeadImports.Add(import);
        db.Record(actor, "lead-import.uploaded", import, new { import.FileName, import.Rows });
        await db.SaveChangesAsync(ct);
        return import.Id;
    }

    /// <summary>What somebody chose for the last file with this very header that was started: a county's file comes every month.</summary>
    /// <param name="source">An import that had this name is asked before others with the header.</param>
    private static async Task<(ColumnMapping Mapping, string FileName, ExistingLeads Existing)?> ChosenBeforeAsync(OpsDb db, string hash, IReadOnlyList<string> headers, string source, CancellationToken ct)
    {
        var last = await db.LeadImports.Where(import => import.HeaderHash == hash && import.WorkItemId != null)
            .OrderByDescending(import => import.Source == source).ThenByDescending(import => import.Id).Select(import => new { import.Mapping, import.FileName, import.Existing }).FirstOrDefaultAsync(ct);
        return last is not null && ColumnMapping.FromJson(last.Mapping, headers) is { Succeeded: true } mapping ? (mapping.Value, last.FileName, last.Existing) : null;
    }

    /// <summary>"C:\exports\May list.csv" → "May list.csv": some browsers give the folder, and the name is for showing only.</summary>
    private static string Shown(string fileName)
    {
        var name = fileName[(fileName.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        name = string.Concat(name.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter))).Trim();
        return name.Length switch
        {
            0 => "leads.csv",
            > LeadImport.FileNameLength => name[^LeadImport.FileNameLength..],
            _ => name,
        };
    }

    private static string SourceOf(string name)
    {
        var stem = Path.GetFileNameWithoutExtension(name);
        stem = stem.Length == 0 ? name : stem;
        return stem.Length <= Lead.SourceLength ? stem : stem[..Lead.SourceLength].TrimEnd();
    }
}
