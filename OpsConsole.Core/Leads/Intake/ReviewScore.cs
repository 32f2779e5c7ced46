using System.Globalization;
using OpsConsole.Core.Leads.Scoring;

namespace OpsConsole.Core.Leads.Intake;

/// <summary>
/// Which of the waiting leads to look at first, 0 to 100 (decision 0111): motivation, value, location, time on market and how much is known,
/// each a share of its weight. A plain sum, so that a reviewer can see where it comes from; it says nothing about quality.
/// </summary>
public sealed record ReviewScore(int Points, IReadOnlyList<ScorePart> Parts)
{
    /// <summary>What a lead without a market to compare it with gets for its place and a credible price: no advantage, no harm.</summary>
    private const double Neutral = 0.5;

    /// <summary>A first word on a lead that just came, with the weights nobody has changed; the reckoning follows within moments.</summary>
    public static ReviewScore Of(LeadInput input) => Of(input, MarketView.Unknown, 0, PriorityWeights.Usual);

    /// <param name="days">How long the lead has been here.</param>
    public static ReviewScore Of(LeadInput input, MarketView market, int days, PriorityWeights weights)
    {
        var facts = KnownFact.Of(input);
        var known = facts.Count(fact => fact.IsKnown);
        var parts = WeightedParts.Of(
            new($"Motivation {input.Motivation.ToString().ToLowerInvariant()}", weights.Motivation, MotivationShare(input.Motivation)),
            new(ValueWords(input, market), weights.Value, ValueShare(input, market)),
            new(PlaceWords(market), weights.Location, market.Demand ?? Neutral),
            new(WaitingWords(days, weights.Days), weights.Waiting, Math.Min(1, Math.Max(0, days) / (double)weights.Days)),
            new($"{known} of {facts.Count} facts are known", weights.Facts, known / (double)facts.Count));
        return new(WeightedParts.Sum(parts), parts);
    }

    private static double MotivationShare(Motivation motivation) => motivation switch
    {
        Motivation.Urgent => 1,
        Motivation.High => 0.75,
        Motivation.Medium => 0.45,
        Motivation.Low => 0.15,
        _ => 0,
    };

    /// <summary>Twice the middle of its market is the most that counts, half of it is a quarter.</summary>
    private static double ValueShare(LeadInput input, MarketView market) =>
        !DoubtJudge.IsPriceCredible(input) ? 0
        : market.MedianCents is not > 0 ? Neutral
        : Math.Clamp(input.AskingPriceCents!.Value / (2.0 * market.MedianCents.Value), 0.1, 1);

    private static string ValueWords(LeadInput input, MarketView market) =>
        input.AskingPriceCents is null ? "No price"
        : !DoubtJudge.IsPriceCredible(input) ? "Price not credible"
        : market.MedianCents is not > 0 ? "Price credible, nothing to compare it with"
        : string.Create(CultureInfo.InvariantCulture, $"Price {input.AskingPriceCents.Value / (double)market.MedianCents.Value:0.0} times the middle of {market.MedianPlace}");

    private static string WaitingWords(int days, int most) => days >= most
        ? string.Create(CultureInfo.InvariantCulture, $"Here for {most:N0} {(most == 1 ? "day" : "days")} or more")
        : days == 1 ? "Here for 1 day" : days <= 0 ? "Here since today" : string.Create(CultureInfo.InvariantCulture, $"Here for {days:N0} days");

    private static string PlaceWords(MarketView market) =>
        market.Demand is null ? "Too few leads ended around it to tell the demand"
        : string.Create(CultureInfo.InvariantCulture, $"{market.Sold:N0} of {market.Ended:N0} leads of {market.DemandPlace} were sold in time");
}
