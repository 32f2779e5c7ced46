namespace OpsConsole.Core.Partners;

/// <summary>The rules of a partner's turn as the trail keeps them.</summary>
internal sealed record PartnerRules(string Name, int Weight, int? WeeklyCapacity, string States, string Zips, string? CenterName, double? CenterLatitude, double? CenterLongitude, int? RadiusMiles, int LeastStars)
{
    public static PartnerRules Of(Partner partner) => new(
        partner.Name, partner.Weight, partner.WeeklyCapacity, partner.States, partner.Zips,
        partner.CenterName, partner.CenterLatitude, partner.CenterLongitude, partner.RadiusMiles, partner.LeastStars);
}
