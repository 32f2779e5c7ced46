using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Exports;

/// <summary>A file of leads that somebody took out: what was asked for and how many rows it really got.</summary>
public sealed class LeadExport : ITenantOwned, IActivitySubject
{
    public const int FormatLength = 10;
    public const int ColumnsLength = 500;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public required long? ByUserId { get; init; }

    public required string Format { get; init; }

    /// <summary>The filter's text; empty for all leads.</summary>
    public required string Filter { get; init; }

    public required string Sort { get; init; }

    public required string Columns { get; init; }

    public required DateTime AtUtc { get; init; }

    /// <summary>How many leads passed the filter when the file began.</summary>
    public required long RowsFound { get; init; }

    /// <summary>How many rows the file holds; fewer when leads went away or whoever asked stopped it.</summary>
    public required long RowsWritten { get; init; }

    string IActivitySubject.SubjectKind => "lead-export";
}
