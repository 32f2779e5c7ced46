using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Listing.Exports;

/// <summary>A file of a list that somebody took out: what was asked for and how many rows it really got. A table for each kind of list.</summary>
public abstract class ListExport : ITenantOwned, IActivitySubject
{
    public const int FormatLength = 10;
    public const int SortLength = 200;
    public const int ColumnsLength = 500;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public required long? ByUserId { get; init; }

    public required string Format { get; init; }

    /// <summary>The filter's text; empty for all rows, and for those chosen by hand.</summary>
    public required string Filter { get; init; }

    public required string Sort { get; init; }

    public required string Columns { get; init; }

    public required DateTime AtUtc { get; init; }

    /// <summary>How many rows passed the filter when the file began.</summary>
    public required long RowsFound { get; init; }

    /// <summary>How many rows the file holds; fewer when some went away or whoever asked stopped it.</summary>
    public required long RowsWritten { get; init; }

    string IActivitySubject.SubjectKind => Kind;

    protected abstract string Kind { get; }
}
