using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Web.Leads;

/// <summary>What people read for a lead's states, reasons and flags. The one place of these words on screen.</summary>
public static class LeadWords
{
    public static string Of(LeadStatus status) => status == LeadStatus.Pending ? "Pending review" : status.ToString();

    /// <summary>The key of a column in markup and styles.</summary>
    public static string KeyOf(LeadStatus status) => status.ToString().ToLowerInvariant();

    public static LeadStatus? StatusOf(string key) => Enum.TryParse<LeadStatus>(key, ignoreCase: true, out var status) ? status : null;

    public static string Of(RejectReason reason) => reason switch
    {
        RejectReason.PriceNotCredible => "Price not credible",
        RejectReason.OwnerNotReachable => "Owner not reachable",
        RejectReason.NotTheOwner => "Not the owner",
        RejectReason.AlreadyListed => "Already listed",
        RejectReason.FactsIncomplete => "Facts incomplete",
        RejectReason.OutsideOurMarkets => "Outside our markets",
        RejectReason.NotReviewedInTime => "Not reviewed in time",
        _ => "Other",
    };

    public static string Of(PropertyType type) => type switch
    {
        PropertyType.SingleFamily => "Single family",
        PropertyType.MultiFamily => "Multi-family",
        PropertyType.Unknown => "Not given",
        _ => type.ToString(),
    };

    public static string Of(Motivation motivation) => motivation == Motivation.Unknown ? "Not given" : motivation.ToString();

    public static IEnumerable<(string Text, string Tone)> Of(LeadDoubts doubts)
    {
        if (doubts.HasFlag(LeadDoubts.Suspicious))
            yield return ("Signs of fraud", "bad");
        if (doubts.HasFlag(LeadDoubts.DuplicateAddress))
            yield return ("Possible duplicate", "warn");
        else if (doubts.HasFlag(LeadDoubts.NearDuplicate))
            yield return ("Similar lead", "warn");
        if (doubts.HasFlag(LeadDoubts.PriceNotCredible))
            yield return ("Price doubtful", "bad");
        if (doubts.HasFlag(LeadDoubts.FormulaInCell))
            yield return ("Formula in file", "bad");
        if (doubts.HasFlag(LeadDoubts.FairHousing))
            yield return ("Wording", "bad");
        if (doubts.HasFlag(LeadDoubts.NoArea) && doubts.HasFlag(LeadDoubts.NoBeds))
            yield return ("Facts missing", "warn");
    }

    public static string Facts(int? beds, decimal? baths, int? areaSqFt)
    {
        var known = new[]
        {
            beds is null ? null : $"{beds} bd",
            baths is null ? null : $"{baths:0.##} ba",
            areaSqFt is null ? null : $"{areaSqFt:N0} sq ft",
        }.OfType<string>().ToList();
        return known.Count == 0 ? "No beds, baths or area given" : string.Join(" · ", known);
    }
}
