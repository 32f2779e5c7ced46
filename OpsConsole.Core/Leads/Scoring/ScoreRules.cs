using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.Scoring;

/// <param name="Days">From then on time on market counts in full.</param>
public sealed record PriorityWeights(int Motivation, int Value, int Location, int Waiting, int Facts, int Days)
{
    /// <summary>As long as nobody changes them.</summary>
    public static PriorityWeights Usual { get; } = new(
        ScoreSettings.PriorityMotivation.Default, ScoreSettings.PriorityValue.Default, ScoreSettings.PriorityLocation.Default, ScoreSettings.PriorityWaiting.Default,
        ScoreSettings.PriorityFacts.Default, ScoreSettings.PriorityDays.Default);
}

/// <param name="RecordLeast">With fewer decided leads an agent has no record.</param>
/// <param name="Pixels">The longer side of a large photo.</param>
/// <param name="PhotosLeast">So many photos are enough.</param>
/// <param name="PhotoDays">The newest photo is at most that old.</param>
public sealed record StarWeights(int Verification, int Photos, int Facts, int Record, int RecordLeast, int Pixels, int PhotosLeast, int PhotoDays);

/// <summary>The weights of signals in percent, and what makes each a signal.</summary>
/// <param name="Hides">Whether a doubtful lead is kept from sale as well.</param>
public sealed record FraudRules(
    int PhoneNames, int EmailNames, int Names, int Photo, int Price, int PriceTimes, int Burst, int BurstLeads, TimeSpan BurstTime, int Disposable,
    int PhoneInvalid, int PhoneVoip, int PhoneAbroad, int Address, int Threshold, bool Hides);

/// <summary>A tenant's settings for all three scores.</summary>
public sealed record ScoreRules(PriorityWeights Priority, StarWeights Stars, FraudRules Fraud, int MarketLeast);

internal static class ReadingScoreRules
{
    public static async Task<ScoreRules> ScoreRulesAsync(this TenantSettings settings, long tenantId, CancellationToken ct)
    {
        ValueTask<int> Of(WholeNumberSetting setting) => settings.GetAsync(tenantId, setting, ct);
        return new ScoreRules(
            new PriorityWeights(
                await Of(ScoreSettings.PriorityMotivation), await Of(ScoreSettings.PriorityValue), await Of(ScoreSettings.PriorityLocation), await Of(ScoreSettings.PriorityWaiting),
                await Of(ScoreSettings.PriorityFacts), await Of(ScoreSettings.PriorityDays)),
            new StarWeights(
                await Of(ScoreSettings.StarsVerification), await Of(ScoreSettings.StarsPhotos), await Of(ScoreSettings.StarsFacts), await Of(ScoreSettings.StarsRecord),
                await Of(ScoreSettings.RecordLeast), await Of(ScoreSettings.LargePhotoPixels), await Of(SettingCatalog.PhotosLeast), await Of(SettingCatalog.PhotoDays)),
            new FraudRules(
                await Of(ScoreSettings.FraudPhoneNames), await Of(ScoreSettings.FraudEmailNames), await Of(ScoreSettings.FraudNames), await Of(ScoreSettings.FraudPhoto),
                await Of(ScoreSettings.FraudPrice), await Of(ScoreSettings.FraudPriceTimes), await Of(ScoreSettings.FraudBurst), await Of(ScoreSettings.FraudBurstLeads),
                TimeSpan.FromMinutes(await Of(ScoreSettings.FraudBurstMinutes)), await Of(ScoreSettings.FraudDisposable), await Of(ScoreSettings.FraudPhoneInvalid),
                await Of(ScoreSettings.FraudPhoneVoip), await Of(ScoreSettings.FraudPhoneAbroad), await Of(ScoreSettings.FraudAddress), await Of(ScoreSettings.FraudThreshold),
                await settings.GetAsync(tenantId, ScoreSettings.FraudHides, ct)),
            await Of(ScoreSettings.MarketLeast));
    }
}
