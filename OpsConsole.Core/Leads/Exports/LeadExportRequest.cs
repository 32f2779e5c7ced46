using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Listing;

namespace OpsConsole.Core.Leads.Exports;

public enum LeadExportFormat
{
    Csv,
    Xlsx,
}

/// <summary>What somebody wants in a file: the leads of a filter, or of a choice by hand, in an order, with some columns.</summary>
public sealed record LeadExportRequest(LeadExportFormat Format, LeadFilter Filter, LeadSort Sort, IReadOnlyList<LeadListColumn> Columns, IReadOnlySet<long>? Chosen = null);

public sealed record TooManyRowsForExcel(int Rows, int Most)
    : Error($"A sheet in Excel holds {Most:N0} rows; these are {Rows:N0}. Take CSV, or narrow the filter.");
