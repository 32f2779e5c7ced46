namespace OpsConsole.Core.Leads.Intake;

/// <summary>One reason for a score: "Owner's phone", 8.</summary>
public sealed record ScorePart(string Name, int Points);

/// <summary>
/// Which of the waiting leads to look at first, 0 to 100: up to 40 points for the owner's motivation, 35 for what is known about owner and
/// house, 25 for a price that can be true. A plain sum, so that a reviewer can see where it comes from; it says nothing about quality.
/// </summary>
public sealed record ReviewScore(int Points, IReadOnlyList<ScorePart> Parts)
{
    public const int UrgentPoints = 40;
    public const int HighPoints = 30;
    public const int MediumPoints = 18;
    public const int LowPoints = 6;

    public const int OwnerNamePoints = 5;
    public const int OwnerPhonePoints = 8;
    public const int OwnerEmailPoints = 5;
    public const int ZipPoints = 3;
    public const int BedsPoints = 3;
    public const int BathsPoints = 2;
    public const int AreaPoints = 5;
    public const int YearBuiltPoints = 2;
    public const int NotePoints = 2;

    public const int CrediblePricePoints = 25;

    public static ReviewScore Of(LeadInput input)
    {
        // Land has no beds, baths or year, and loses nothing for it.
        var isLand = input.PropertyType == PropertyType.Land;
        ScorePart[] parts =
        [
            new($"Motivation {MotivationWord(input.Motivation)}", MotivationPoints(input.Motivation)),
            When("Owner's name", OwnerNamePoints, IsGiven(input.OwnerName)),
            When("Owner's phone", OwnerPhonePoints, IsGiven(input.OwnerPhone)),
            When("Owner's e-mail", OwnerEmailPoints, IsGiven(input.OwnerEmail)),
            When("ZIP code", ZipPoints, IsGiven(input.Zip)),
            When("Beds", BedsPoints, isLand || input.Beds is not null),
            When("Baths", BathsPoints, isLand || input.Baths is not null),
            When("Area", AreaPoints, input.AreaSqFt is > 0),
            When("Year built", YearBuiltPoints, isLand || input.YearBuilt is not null),
            When("Reason to sell", NotePoints, IsGiven(input.MotivationNote)),
            When("Credible price", CrediblePricePoints, DoubtJudge.IsPriceCredible(input)),
        ];
        return new(parts.Sum(part => part.Points), [.. parts.Where(part => part.Points > 0)]);
    }

    private static ScorePart When(string name, int points, bool applies) => new(name, applies ? points : 0);

    private static bool IsGiven(string? text) => !string.IsNullOrWhiteSpace(text);

    private static string MotivationWord(Motivation motivation) => motivation.ToString().ToLowerInvariant();

    private static int MotivationPoints(Motivation motivation) => motivation switch
    {
        Motivation.Urgent => UrgentPoints,
        Motivation.High => HighPoints,
        Motivation.Medium => MediumPoints,
        Motivation.Low => LowPoints,
        _ => 0,
    };
}
