using System.Text.Json;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Imports.Mending;

public enum ImportLineState
{
    Wrong,

    /// <summary>Right by its corrections; not a lead yet.</summary>
    Mended,

    /// <summary>Somebody said that it is not to be imported.</summary>
    LeftOut,
}

/// <summary>
/// A line that cannot become a lead as it came: its cells and where its mending stands. Before the start these are the findings of a check,
/// afterwards the lines that failed; the start sweeps the first. At most <see cref="Most"/> an import.
/// </summary>
public sealed class LeadImportLine : ITenantOwned, IVersioned
{
    /// <summary>Whoever has more wrong lines has a wrong column, or works with the file.</summary>
    public const int Most = 10_000;

    public long ImportId { get; init; }

    /// <summary>As in the file.</summary>
    public int Line { get; init; }

    public long TenantId { get; init; }

    public long Version { get; private set; }

    /// <summary>As they came: a JSON array of texts.</summary>
    public required string Cells { get; init; }

    public ImportLineState State { get; set; } = ImportLineState.Wrong;

    public static string Write(IReadOnlyList<string> cells) => JsonSerializer.Serialize(cells);

    public LeadFileRow Read() => new(Line, JsonSerializer.Deserialize<string[]>(Cells)!);
}
