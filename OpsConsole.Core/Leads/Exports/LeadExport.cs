using OpsConsole.Core.Listing.Exports;

namespace OpsConsole.Core.Leads.Exports;

/// <summary>A file of leads that somebody took out.</summary>
public sealed class LeadExport : ListExport
{
    protected override string Kind => "lead-export";
}
