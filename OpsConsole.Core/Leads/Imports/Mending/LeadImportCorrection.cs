using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Imports.Mending;

/// <summary>What somebody wrote over one cell of a file. The file stays as it came; whoever reads it lays the corrections over it.</summary>
public sealed class LeadImportCorrection : ITenantOwned
{
    /// <summary>Stands for the whole line: it is left out.</summary>
    public const int WholeLine = -1;

    /// <summary>Longer than any field of a lead.</summary>
    public const int ValueLength = 2_000;

    public long ImportId { get; init; }

    public int Line { get; init; }

    /// <summary>Counted from 0.</summary>
    public int Column { get; init; }

    public long TenantId { get; init; }

    public required string Value { get; set; }

    public long? ByUserId { get; set; }

    public required string ByName { get; set; }

    public DateTime AtUtc { get; set; }
}
