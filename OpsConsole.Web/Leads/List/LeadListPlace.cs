using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Web.Parts.Lists;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Leads.List;

/// <summary>The list of leads.</summary>
internal static class LeadListPlace
{
    public static ListPlace Is { get; } = new("leads", "lead", AppPaths.Leads, LeadFields.Language, LeadSort.All, LeadListColumn.Columns);
}
