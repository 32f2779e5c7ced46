using OpsConsole.Core.Leads.Addresses;

namespace OpsConsole.Core.Leads.Scoring;

/// <summary>What is known of the market around a lead: its ZIP when enough leads are there, else its city, else nothing.</summary>
/// <param name="MedianCents">The middle of what is asked.</param>
/// <param name="Sold">Of <paramref name="Ended"/>, the leads that were sold before they ran out.</param>
public sealed record MarketView(long? MedianCents, string? MedianPlace, int Sold, int Ended, string? DemandPlace)
{
    public static MarketView Unknown { get; } = new(null, null, 0, 0, null);

    /// <summary>0 to 1; null when too few leads ended to tell.</summary>
    public double? Demand => DemandPlace is null || Ended == 0 ? null : (double)Sold / Ended;

    /// <param name="least">With fewer leads than this a place says nothing.</param>
    internal static MarketView Of(Lead lead, IReadOnlyDictionary<string, LeadMarket> markets, int least)
    {
        (LeadMarket? Market, string Name)[] places = [(markets.GetValueOrDefault(lead.Zip), lead.Zip), (markets.GetValueOrDefault(CityOf(lead.City, lead.State)), lead.City)];
        var priced = places.FirstOrDefault(place => place.Market?.Priced >= least);
        var ended = places.FirstOrDefault(place => place.Market?.Ended >= least);
        return new(priced.Market?.MedianCents, priced.Name, ended.Market?.Sold ?? 0, ended.Market?.Ended ?? 0, ended.Name);
    }

    /// <summary>The key of a city among the places: "SACRAMENTO, CA". No ZIP looks like it.</summary>
    internal static string CityOf(string city, string state) => $"{CityName.Canonical(city)}, {state}";
}
