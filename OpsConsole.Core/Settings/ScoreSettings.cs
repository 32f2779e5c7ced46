namespace OpsConsole.Core.Settings;

/// <summary>
/// What review priority, stars and fraud score weigh (decisions 0108 to 0111). Weights of one score are shares of each other; those of fraud
/// signals stand for themselves. A change has all leads of the tenant reckoned again.
/// </summary>
public static class ScoreSettings
{
    public static readonly WholeNumberSetting PriorityMotivation = Priority("motivation", "motivation", 40, "How much the owner wants to sell.");

    public static readonly WholeNumberSetting PriorityValue = Priority("value", "value", 25, "What a credible price is, beside what is asked around it.");

    public static readonly WholeNumberSetting PriorityLocation = Priority("location", "location", 15, "How many leads of the ZIP or city are sold before they run out.");

    public static readonly WholeNumberSetting PriorityWaiting = Priority("waiting", "time on market", 10, "How long the lead has been here.");

    public static readonly WholeNumberSetting PriorityFacts = Priority("facts", "known facts", 10, "How much is known about owner and house.");

    public static readonly WholeNumberSetting PriorityDays =
        new("leads.priority-days", "Longest time on market that counts", 7, 1, 365, "days", "A lead that has been here longer gains no more by it.");

    public static readonly WholeNumberSetting MarketLeast =
        new("leads.market-least", "Leads that make a market", 10, 1, 1_000, "leads", "With fewer in its ZIP the city speaks for a lead, and with fewer there nobody.");

    public static readonly WholeNumberSetting StarsVerification = Stars("verification", "verification", 35, "Phone and address are looked up, and the checklist is ticked.");

    public static readonly WholeNumberSetting StarsPhotos = Stars("photos", "photos", 25, "Enough of them, current, and large.");

    public static readonly WholeNumberSetting StarsFacts = Stars("facts", "known facts", 25, "How much is known about owner and house.");

    public static readonly WholeNumberSetting StarsRecord = Stars("record", "the agent's record", 15, "How many of the agent's leads were approved, of those that were decided.");

    public static readonly WholeNumberSetting RecordLeast =
        new("leads.stars-record-least", "Decided leads that make a record", 5, 1, 200, "leads", "With fewer an agent counts as neither good nor bad.");

    public static readonly WholeNumberSetting LargePhotoPixels =
        new("leads.stars-photo-pixels", "Large photo", 1_024, 200, 8_000, "pixels", "The longer side of a photo that shows enough.");

    public static readonly WholeNumberSetting FraudPhoneNames = Fraud("phone-names", "same phone, other owners", 40, "The phone stands beside several other owners' names.");

    public static readonly WholeNumberSetting FraudEmailNames = Fraud("email-names", "same e-mail, other owners", 40, "The e-mail stands beside several other owners' names.");

    public static readonly WholeNumberSetting FraudNames =
        new("leads.fraud-names", "Other owners that are too many", 2, 1, 50, "names", "From so many on, one phone or e-mail for all of them is a sign.");

    public static readonly WholeNumberSetting FraudPhoto = Fraud("photo", "same photo", 50, "The very same photo is on a lead at another address.");

    public static readonly WholeNumberSetting FraudPrice = Fraud("price", "price far off", 25, "The price is far from the middle of its ZIP or city.");

    public static readonly WholeNumberSetting FraudPriceTimes =
        new("leads.fraud-price-times", "Price that is far off", 4, 2, 100, "times", "So many times the middle of its market, or that part of it.");

    public static readonly WholeNumberSetting FraudBurst = Fraud("burst", "many leads at once", 30, "The agent sent many leads within a short time.");

    public static readonly WholeNumberSetting FraudBurstLeads =
        new("leads.fraud-burst-leads", "Leads that are many at once", 20, 2, 10_000, "leads", "Sent by one agent within the time below.");

    public static readonly WholeNumberSetting FraudBurstMinutes =
        new("leads.fraud-burst-minutes", "Short time for many leads", 60, 1, 1_440, "minutes", "Counted back from the moment each lead was sent.");

    public static readonly WholeNumberSetting FraudDisposable = Fraud("disposable", "disposable e-mail", 35, "The e-mail is of a service whose addresses live for minutes.");

    public static readonly WholeNumberSetting FraudPhoneInvalid = Fraud("phone-invalid", "no such phone", 35, "The look-up says that nobody can have this number.");

    public static readonly WholeNumberSetting FraudPhoneVoip = Fraud("phone-voip", "phone over the internet", 20, "The number works from anywhere and can be bought for a day.");

    public static readonly WholeNumberSetting FraudPhoneAbroad = Fraud("phone-abroad", "phone of another country", 25, "The look-up says that the number is registered abroad.");

    public static readonly WholeNumberSetting FraudAddress = Fraud("address", "no such address", 45, "The look-up says that the address does not exist.");

    public static readonly WholeNumberSetting FraudThreshold =
        new("leads.fraud-threshold", "Fraud score that raises a doubt", 60, 1, 100, "points", "Leads from it on are flagged for the reviewer.");

    public static readonly YesNoSetting FraudHides =
        new("leads.fraud-hides", "Doubtful leads are hidden from sale", false, "A hidden lead cannot be held, sold or offered until a manager clears the doubt.");

    public static IReadOnlyList<SettingDefinition> OfPriority { get; } =
        [PriorityMotivation, PriorityValue, PriorityLocation, PriorityWaiting, PriorityFacts, PriorityDays, MarketLeast];

    public static IReadOnlyList<SettingDefinition> OfStars { get; } =
        [StarsVerification, StarsPhotos, StarsFacts, StarsRecord, RecordLeast, LargePhotoPixels];

    public static IReadOnlyList<SettingDefinition> OfFraud { get; } =
    [
        FraudPhoneNames, FraudEmailNames, FraudNames, FraudPhoto, FraudPrice, FraudPriceTimes, FraudBurst, FraudBurstLeads, FraudBurstMinutes, FraudDisposable,
        FraudPhoneInvalid, FraudPhoneVoip, FraudPhoneAbroad, FraudAddress, FraudThreshold, FraudHides,
    ];

    /// <summary>Whether leads have to be reckoned again when this setting changes; of photos it decides when they are enough and current.</summary>
    public static bool Has(string? key) =>
        key == SettingCatalog.PhotosLeast.Key || key == SettingCatalog.PhotoDays.Key || OfPriority.Concat(OfStars).Concat(OfFraud).Any(setting => setting.Key == key);

    private static WholeNumberSetting Priority(string key, string what, int weight, string help) =>
        new($"leads.priority-{key}", $"Review priority: weight of {what}", weight, 0, 100, "points", help);

    private static WholeNumberSetting Stars(string key, string what, int weight, string help) =>
        new($"leads.stars-{key}", $"Stars: weight of {what}", weight, 0, 100, "points", help);

    private static WholeNumberSetting Fraud(string key, string what, int weight, string help) =>
        new($"leads.fraud-{key}", $"Fraud score: {what}", weight, 0, 100, "percent", help);
}
