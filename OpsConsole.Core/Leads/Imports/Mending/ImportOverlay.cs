using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Imports.Mending;

/// <summary>The corrections of an import, laid over its rows as they are read. Bounded by the lines that can be mended.</summary>
internal sealed class ImportOverlay
{
    private readonly Dictionary<int, Dictionary<int, LeadImportCorrection>> byLine;

    private ImportOverlay(IEnumerable<LeadImportCorrection> corrections) =>
        byLine = corrections.GroupBy(correction => correction.Line).ToDictionary(group => group.Key, group => group.ToDictionary(correction => correction.Column));

    /// <param name="lines">Only these; null for all.</param>
    public static async Task<ImportOverlay> LoadAsync(OpsDb db, long importId, IReadOnlyCollection<int>? lines, CancellationToken ct) =>
        new(await db.LeadImportCorrections.AsNoTracking().Where(row => row.ImportId == importId && (lines == null || lines.Contains(row.Line))).ToListAsync(ct));

    /// <summary>The row as it was mended; null when it is left out. A row with too few or too many cells has the right number once somebody mended it.</summary>
    public LeadFileRow? Of(LeadFileRow row, int columns)
    {
        if (!byLine.TryGetValue(row.Line, out var corrections))
            return row;
        if (corrections.ContainsKey(LeadImportCorrection.WholeLine))
            return null;
        return row with { Cells = [.. Enumerable.Range(0, columns).Select(column => corrections.TryGetValue(column, out var written) ? written.Value : column < row.Cells.Count ? row.Cells[column] : "")] };
    }

    /// <summary>Who wrote over which column of a line.</summary>
    public IReadOnlyDictionary<int, string> WhoMended(int line) =>
        byLine.TryGetValue(line, out var corrections) ? corrections.ToDictionary(entry => entry.Key, entry => entry.Value.ByName) : new Dictionary<int, string>();
}
