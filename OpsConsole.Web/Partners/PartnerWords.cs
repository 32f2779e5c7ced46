using System.Globalization;
using OpsConsole.Core.Partners;

namespace OpsConsole.Web.Partners;

/// <summary>What people read of partners and offers.</summary>
internal static class PartnerWords
{
    public static string Where(Partner partner)
    {
        var parts = new List<string>();
        if (partner.States.Length > 0)
            parts.Add(partner.States.Replace(",", ", ", StringComparison.Ordinal));
        if (partner.Zips.Length > 0)
            parts.Add(partner.Zips.Split(',') is { Length: > 3 } many ? $"{many[0]}, {many[1]} and {many.Length - 2} more ZIPs" : partner.Zips.Replace(",", ", ", StringComparison.Ordinal));
        if (partner.Territory.Circle is { } circle)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{circle.Miles} miles around {circle.Name}"));
        return parts.Count == 0 ? "Everywhere" : string.Join(" or ", parts);
    }

    public static string Week(PartnerLine line) => line.Partner.WeeklyCapacity is { } most
        ? string.Create(CultureInfo.InvariantCulture, $"{line.TakenThisWeek:N0} of {most:N0}")
        : line.TakenThisWeek.ToString("N0", CultureInfo.InvariantCulture);

    public static string Of(HandoverState state) => state switch
    {
        HandoverState.Offered => "Waits for an answer",
        HandoverState.TimedOut => "Not answered in time",
        _ => state.ToString(),
    };

    /// <summary>The tone of a <c>.state</c>, by the leads' own colours.</summary>
    public static string Tone(HandoverState state) => state switch
    {
        HandoverState.Offered => "pending",
        HandoverState.Accepted => "approved",
        HandoverState.Declined => "rejected",
        HandoverState.TimedOut => "expired",
        _ => "sold",
    };
}
