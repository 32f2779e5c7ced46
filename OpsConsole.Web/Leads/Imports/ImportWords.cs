using System.Globalization;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Imports.Updating;

namespace OpsConsole.Web.Leads.Imports;

/// <summary>What people read for an import's states and figures.</summary>
public static class ImportWords
{
    /// <summary>What lines may do to leads that are already here.</summary>
    public static IReadOnlyList<(ExistingLeads Choice, string Words)> Choices { get; } =
    [
        (ExistingLeads.Leave, "Leave the leads as they are"),
        (ExistingLeads.Fill, "Fill in what is missing"),
        (ExistingLeads.Take, "Take what the file says"),
    ];

    public static string Of(ImportStanding standing) => standing switch
    {
        ImportStanding.Preparing => "To be started",
        ImportStanding.Waiting => "Queued",
        ImportStanding.Running => "Running",
        ImportStanding.Finished => "Done",
        ImportStanding.Unreadable => "Broke off",
        _ => "Stopped",
    };

    /// <summary>The colour of the dot beside the words.</summary>
    public static string ToneOf(ImportStanding standing) => standing switch
    {
        ImportStanding.Finished => "good",
        ImportStanding.Unreadable or ImportStanding.GivenUp => "bad",
        ImportStanding.Preparing => "warn",
        _ => "info",
    };

    /// <summary>"1 line", "985 lines".</summary>
    public static string Lines(int count) => count == 1 ? "1 line" : $"{Number(count)} lines";

    /// <summary>"1 lead", "971 leads".</summary>
    public static string Leads(int count) => count == 1 ? "1 lead" : $"{Number(count)} leads";

    public static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
