using System.Globalization;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Verification;

namespace OpsConsole.Core.Leads.Scoring;

/// <summary>What the stars of a lead are reckoned from.</summary>
public sealed record StarFacts
{
    public required LeadInput Facts { get; init; }

    public CheckState PhoneCheck { get; init; }

    public CheckState AddressCheck { get; init; }

    /// <summary>Items of the checklist that somebody stands for.</summary>
    public int Ticked { get; init; }

    public int Photos { get; init; }

    public int LargePhotos { get; init; }

    public bool PhotosAreCurrent { get; init; }

    /// <summary>Of the agent's latest leads, those that somebody decided, and of them those that were approved.</summary>
    public int Decided { get; init; }

    public int Approved { get; init; }
}

/// <summary>
/// How good a lead is for whoever buys it, 1 to 5 (decision 0109): verified, shown in photos, complete, from an agent whose leads are mostly
/// approved. Each fifth of the points is a star.
/// </summary>
public sealed record LeadStars(int Stars, IReadOnlyList<ScorePart> Parts)
{
    public const int Most = 5;

    /// <summary>Not looked up yet is better than looked up and wrong.</summary>
    private const double NotYet = 0.3;

    private const double NoRecord = 0.5;

    public static LeadStars Of(StarFacts facts, StarWeights weights)
    {
        var parts = WeightedParts.Of(
            new("Verification", weights.Verification, (PhoneShare(facts) + ShareOf(facts.AddressCheck) + facts.Ticked / (double)LeadChecklists.Items.Count) / 3, Verify(facts)),
            Photos(facts, weights),
            Known(facts, weights),
            Reputation(facts, weights));
        return new(1 + Math.Min(Most - 1, WeightedParts.Sum(parts) / (100 / Most)), parts);
    }

    private static double PhoneShare(StarFacts facts) => string.IsNullOrWhiteSpace(facts.Facts.OwnerPhone) ? 0 : ShareOf(facts.PhoneCheck);

    private static double ShareOf(CheckState state) => state switch { CheckState.Yes => 1, CheckState.NotYet => NotYet, _ => 0 };

    private static string? Verify(StarFacts facts) => Sentences(
        facts switch
        {
            { Facts.OwnerPhone: null or "" } => null,
            { PhoneCheck: CheckState.No } => "Correct the owner's phone: there is no such number.",
            { PhoneCheck: CheckState.NotYet } => "The owner's phone is not verified yet.",
            _ => null,
        },
        facts.AddressCheck switch
        {
            CheckState.No => "Correct the address: the post office does not know it as it stands.",
            CheckState.NotYet => "The address is not verified yet.",
            _ => null,
        });

    private static WeightedPart Photos(StarFacts facts, StarWeights weights)
    {
        var enough = Math.Max(1, weights.PhotosLeast);
        var (count, large) = (Math.Min(1, facts.Photos / (double)enough), Math.Min(1, facts.LargePhotos / (double)enough));
        var isCurrent = facts.Photos > 0 && facts.PhotosAreCurrent;
        var lacking = enough - facts.Photos;
        var raise = lacking > 0 ? lacking > 1 ? $"Add {lacking}{(facts.Photos == 0 ? "" : " more")} photos." : facts.Photos == 0 ? "Add a photo." : "Add another photo."
            : Sentences(
                isCurrent ? null : string.Create(CultureInfo.InvariantCulture, $"Add a photo of the last {weights.PhotoDays:N0} days."),
                large < 1 ? string.Create(CultureInfo.InvariantCulture, $"Use photos of at least {weights.Pixels:N0} pixels.") : null);
        return new(facts.Photos == 1 ? "1 photo" : $"{facts.Photos} photos", weights.Photos, facts.Photos == 0 ? 0 : count / 2 + (isCurrent ? 0.25 : 0) + large / 4, raise);
    }

    private static WeightedPart Known(StarFacts facts, StarWeights weights)
    {
        var all = KnownFact.Of(facts.Facts);
        var missing = all.Where(fact => !fact.IsKnown).Select(fact => fact.Name).ToList();
        return new(
            $"{all.Count - missing.Count} of {all.Count} facts are known", weights.Facts, (all.Count - missing.Count) / (double)all.Count,
            missing.Count == 0 ? null : $"Give {(missing.Count == 1 ? missing[0] : $"{string.Join(", ", missing.SkipLast(1))} and {missing[^1]}")}.");
    }

    private static WeightedPart Reputation(StarFacts facts, StarWeights weights) => facts.Decided < weights.RecordLeast
        ? new("The agent's record is too short to count", weights.Record, NoRecord)
        : new($"{facts.Approved} of the agent's last {facts.Decided} decided leads were approved", weights.Record, facts.Approved / (double)facts.Decided, "It grows with each lead of the agent that is approved.");

    private static string? Sentences(params IEnumerable<string?> some) => string.Join(' ', some.OfType<string>()) is { Length: > 0 } text ? text : null;
}
