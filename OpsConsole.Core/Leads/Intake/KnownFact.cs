namespace OpsConsole.Core.Leads.Intake;

/// <summary>A fact that makes a lead complete, and whether it is there.</summary>
/// <param name="Name">As it stands in a sentence: "the owner's phone".</param>
public sealed record KnownFact(string Name, bool IsKnown)
{
    /// <summary>Land has no beds, baths or year, and lacks nothing without them.</summary>
    public static IReadOnlyList<KnownFact> Of(LeadInput input)
    {
        var isLand = input.PropertyType == PropertyType.Land;
        return
        [
            new("the owner's name", IsGiven(input.OwnerName)),
            new("the owner's phone", IsGiven(input.OwnerPhone)),
            new("the owner's e-mail", IsGiven(input.OwnerEmail)),
            new("the ZIP", IsGiven(input.Zip)),
            new("beds", isLand || input.Beds is not null),
            new("baths", isLand || input.Baths is not null),
            new("the area", input.AreaSqFt is > 0),
            new("the year built", isLand || input.YearBuilt is not null),
            new("the reason to sell", IsGiven(input.MotivationNote)),
            new("a credible price", DoubtJudge.IsPriceCredible(input)),
        ];
    }

    private static bool IsGiven(string? text) => !string.IsNullOrWhiteSpace(text);
}
