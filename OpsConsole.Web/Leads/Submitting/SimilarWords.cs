using OpsConsole.Core.Leads.Matching;

namespace OpsConsole.Web.Leads.Submitting;

/// <summary>What somebody is told who submitted a lead like another: as much of the other as they may see.</summary>
internal static class SimilarWords
{
    public static string? Of(SimilarTo similar) => similar switch
    {
        { Seen: [var lead, ..] } => $"It looks like {lead.Street} ({LeadWords.Of(lead.Status).ToLowerInvariant()}, {lead.SubmittedByName}).",
        { HasOthers: true } => "A similar lead is here already.",
        _ => null,
    };
}
