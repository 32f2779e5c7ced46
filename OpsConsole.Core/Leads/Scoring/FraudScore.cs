using System.Globalization;
using OpsConsole.Core.Leads.Verification;

namespace OpsConsole.Core.Leads.Scoring;

/// <summary>A photo of the lead that is on a lead at another address as well.</summary>
/// <param name="Hash">The beginning of its hash, which names it.</param>
public sealed record PhotoTwin(string Hash, long OtherLeadId);

/// <summary>What the fraud score of a lead is reckoned from. What nobody looked up is null and speaks against nobody.</summary>
public sealed record FraudFacts
{
    public string? Phone { get; init; }

    /// <summary>Owners' names, besides this lead's own, that the phone stands beside.</summary>
    public int PhoneOwners { get; init; }

    public string? Email { get; init; }

    public int EmailOwners { get; init; }

    public IReadOnlyList<PhotoTwin> Twins { get; init; } = [];

    public long? PriceCents { get; init; }

    public MarketView Market { get; init; } = MarketView.Unknown;

    /// <summary>Leads that the agent sent within the short time before this one, itself among them.</summary>
    public int Burst { get; init; }

    public bool? PhoneIsValid { get; init; }

    public PhoneLine PhoneLine { get; init; }

    public string? PhoneCountry { get; init; }

    public bool AddressIsMissing { get; init; }

    /// <summary>The address that was looked up.</summary>
    public string? Address { get; init; }
}

/// <summary>One sign of fraud.</summary>
/// <param name="Key">Names it with what it is about, so that another phone or photo is another sign: "phone-invalid:+19165550134".</param>
/// <param name="Weight">In percent, how much it speaks for fraud by itself.</param>
public sealed record FraudSignal(string Key, string Text, int Weight);

/// <summary>
/// How much speaks for fraud, 0 to 100 (decision 0110): the signs taken as independent, 1 − ∏(1 − weight). It flags for a person and judges
/// nobody. An explained wording that fair housing looks at is no sign.
/// </summary>
public sealed record FraudScore(int Points, IReadOnlyList<FraudSignal> Signals)
{
    private const int MostTwins = 3;

    public static FraudScore Of(FraudFacts facts, FraudRules rules)
    {
        FraudSignal[] signals = [.. Find(facts, rules).Where(signal => signal.Weight > 0)];
        var unlikely = signals.Aggregate(1.0, (rest, signal) => rest * (1 - signal.Weight / 100.0));
        return new((int)Math.Round(100 * (1 - unlikely), MidpointRounding.AwayFromZero), signals);
    }

    private static IEnumerable<FraudSignal> Find(FraudFacts facts, FraudRules rules)
    {
        if (facts.Phone is { } shared && facts.PhoneOwners >= rules.Names)
            yield return new($"phone-names:{shared}", $"The phone stands beside {Names(facts.PhoneOwners)}.", rules.PhoneNames);
        if (facts.Email is { } email && facts.EmailOwners >= rules.Names)
            yield return new($"email-names:{email}", $"The e-mail stands beside {Names(facts.EmailOwners)}.", rules.EmailNames);
        foreach (var twin in facts.Twins.OrderBy(twin => twin.Hash, StringComparer.Ordinal).DistinctBy(twin => twin.Hash).Take(MostTwins))
            yield return new($"photo:{twin.Hash}", $"The same photo is on lead {twin.OtherLeadId}, at another address.", rules.Photo);
        if (facts.PriceCents is { } price && facts.Market.MedianCents is { } median && median > 0 && IsFarOff(price, median, rules.PriceTimes))
            yield return new("price", string.Create(CultureInfo.InvariantCulture, $"The price is {price / (double)median:0.0#} times the middle of {facts.Market.MedianPlace}."), rules.Price);
        if (facts.Burst >= rules.BurstLeads)
            yield return new("burst", string.Create(CultureInfo.InvariantCulture, $"The agent sent {facts.Burst:N0} leads within {rules.BurstTime.TotalMinutes:0} minutes."), rules.Burst);
        if (DisposableEmail.DomainOf(facts.Email) is { } domain)
            yield return new($"disposable:{domain}", $"The e-mail is of {domain}, whose addresses live for minutes.", rules.Disposable);
        foreach (var signal in OfLookUps(facts, rules))
            yield return signal;
    }

    private static IEnumerable<FraudSignal> OfLookUps(FraudFacts facts, FraudRules rules)
    {
        if (facts.PhoneIsValid == false)
            yield return new($"phone-invalid:{facts.Phone}", "The look-up knows no such phone number.", rules.PhoneInvalid);
        if (facts.PhoneLine == PhoneLine.NonFixedVoip)
            yield return new($"phone-voip:{facts.Phone}", "The phone number works over the internet, from anywhere.", rules.PhoneVoip);
        if (facts.PhoneCountry is { } country && country != "US")
            yield return new($"phone-abroad:{facts.Phone}", $"The phone number is registered in {country}.", rules.PhoneAbroad);
        if (facts.AddressIsMissing)
            yield return new($"address:{facts.Address}", "The look-up knows no such address.", rules.Address);
    }

    private static bool IsFarOff(long price, long median, int times) => price > (double)median * times || price * (double)times < median;

    private static string Names(int count) => count == 1 ? "another owner's name" : $"{count} other owners' names";
}
