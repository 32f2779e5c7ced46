using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Tests.Leads.Intake;

internal static class SomeInputs
{
    /// <summary>Everything a form asks for, filled in well.</summary>
    public static LeadInput Complete { get; } = new()
    {
        Street = "3526 High St",
        City = "Sacramento",
        State = "CA",
        Zip = "95838",
        Latitude = 38.631913m,
        Longitude = -121.434879m,
        OwnerName = "Rosa Delgado",
        OwnerEmail = "rosa@example.com",
        OwnerPhone = "(916) 555-0134",
        PropertyType = PropertyType.SingleFamily,
        Beds = 2,
        Baths = 1,
        AreaSqFt = 836,
        YearBuilt = 1962,
        LastSoldOn = new(2008, 5, 21),
        Motivation = Motivation.High,
        MotivationNote = "Moves to Reno in June",
        AskingPriceCents = 5_922_200,
        Checklist = LeadChecklists.All,
    };
}
