namespace OpsConsole.Core.Leads.Intake;

/// <summary>What makes a reviewer look twice. A lead with doubts is accepted; nothing here is a refusal.</summary>
[Flags]
public enum LeadDoubts
{
    None = 0,

    /// <summary>No asking price was given.</summary>
    NoPrice = 1,

    /// <summary>The price, or the price for the area, is far outside what houses cost.</summary>
    PriceNotCredible = 2,

    NoArea = 4,

    NoBeds = 8,

    NoOwnerContact = 16,

    /// <summary>Another lead has the same address. Set by the duplicate check, never by <see cref="DoubtJudge"/>.</summary>
    DuplicateAddress = 32,

    /// <summary>A text would run as a formula in a spreadsheet; it is kept as text and made harmless in every file written.</summary>
    FormulaInCell = 64,

    /// <summary>Another lead looks like this one and nobody has said whether they are the same. Set by <see cref="Matching.LeadMatching"/> alone.</summary>
    NearDuplicate = 128,

    /// <summary>A text holds words that the Fair Housing Act forbids or that need a second look; see <see cref="FairHousing.FairHousingCheck"/>.</summary>
    FairHousing = 256,

    /// <summary>The fraud score is at or above the tenant's threshold and no manager has cleared it. Set by <see cref="Lead.Suspect"/> alone.</summary>
    Suspicious = 512,
}
