using OpsConsole.Core.Files;
using OpsConsole.Core.Leads.FairHousing;

namespace OpsConsole.Core.Leads.Intake;

/// <summary>Tells the doubts that a lead raises by itself, without looking at other leads.</summary>
public static class DoubtJudge
{
    /// <summary>Below $10,000 nobody sells a house; such figures are part payments, transfers or typing errors.</summary>
    public const long LowestHousePriceCents = 10_000_00;

    /// <summary>A plot may be cheap, but not that cheap.</summary>
    public const long LowestLandPriceCents = 500_00;

    public const long HighestPriceCents = 100_000_000_00;

    public const long LowestCentsPerSqFt = 5_00;

    public const long HighestCentsPerSqFt = 10_000_00;

    /// <summary>What others find about a lead; editing its facts leaves it to them.</summary>
    public const LeadDoubts NotItsOwn = LeadDoubts.DuplicateAddress | LeadDoubts.NearDuplicate | LeadDoubts.Suspicious;

    public static LeadDoubts Judge(LeadInput input)
    {
        var doubts = LeadDoubts.None;
        if (input.AskingPriceCents is null)
            doubts |= LeadDoubts.NoPrice;
        else if (!IsPriceCredible(input))
            doubts |= LeadDoubts.PriceNotCredible;
        if (IsHouse(input) && input.AreaSqFt is null or 0)
            doubts |= LeadDoubts.NoArea;
        if (IsHouse(input) && input.Beds is null)
            doubts |= LeadDoubts.NoBeds;
        if (string.IsNullOrWhiteSpace(input.OwnerEmail) && string.IsNullOrWhiteSpace(input.OwnerPhone))
            doubts |= LeadDoubts.NoOwnerContact;
        if (Formula.IsIn(input.OwnerName) || Formula.IsIn(input.MotivationNote))
            doubts |= LeadDoubts.FormulaInCell;
        if (FairHousingCheck.Law.Find(input.MotivationNote).Count > 0)
            doubts |= LeadDoubts.FairHousing;
        return doubts;
    }

    /// <summary>Whether a price was given and lies within what such a property can cost.</summary>
    public static bool IsPriceCredible(LeadInput input)
    {
        if (input.AskingPriceCents is not { } price)
            return false;
        var lowest = input.PropertyType == PropertyType.Land ? LowestLandPriceCents : LowestHousePriceCents;
        if (price < lowest || price > HighestPriceCents)
            return false;
        if (!IsHouse(input) || input.AreaSqFt is not > 0)
            return true;
        var perSqFt = price / input.AreaSqFt.Value;
        return perSqFt is >= LowestCentsPerSqFt and <= HighestCentsPerSqFt;
    }

    private static bool IsHouse(LeadInput input) => input.PropertyType is not (PropertyType.Land or PropertyType.Other);
}
