using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Listing;
using OpsConsole.Core.Listing.Exports;

namespace OpsConsole.Core.Leads.Exports;

/// <summary>What somebody wants in a file: the leads of a filter, or of a choice by hand, in an order, with some columns.</summary>
public sealed record LeadExportRequest(ExportFormat Format, Filter Filter, ListSort Sort, IReadOnlyList<ListColumn<LeadListRow>> Columns, IReadOnlySet<long>? Chosen = null);
