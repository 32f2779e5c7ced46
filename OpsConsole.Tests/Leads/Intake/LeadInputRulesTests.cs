using OpsConsole.Core.Leads.Intake;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Intake;

public sealed class LeadInputRulesTests
{
    private static readonly LeadInputRules Rules = new(new ManualTime());

    [Fact]
    public void Check_WhenAllIsWell_FindsNothing()
    {
        Assert.Empty(Rules.CheckForm(SomeInputs.Complete));
        Assert.Empty(Rules.CheckForm(SomeInputs.Complete.Tidied()));
        Assert.Empty(Rules.CheckRow(SomeInputs.Complete));
    }

    [Fact]
    public void CheckRow_AsksForThePlaceOnly() =>
        Assert.Empty(Rules.CheckRow(new() { Street = "1 A St", City = "Galt", State = "California" }));

    [Fact]
    public void CheckForm_AsksForMotivationAndOwner()
    {
        var input = SomeInputs.Complete with { Motivation = Motivation.Unknown, OwnerName = " ", OwnerEmail = null, OwnerPhone = "" };

        Assert.Equal([nameof(LeadInput.Motivation), nameof(LeadInput.OwnerName), nameof(LeadInput.OwnerPhone)], Rules.CheckForm(input).Select(problem => problem.Field));
        Assert.Empty(Rules.CheckForm(SomeInputs.Complete with { OwnerPhone = null }));
        Assert.Empty(Rules.CheckForm(SomeInputs.Complete with { OwnerEmail = null }));
    }

    [Fact]
    public void Check_WhenEmpty_NamesEachFieldOnce()
    {
        var problems = Rules.CheckRow(new());

        Assert.Equal([nameof(LeadInput.Street), nameof(LeadInput.City), nameof(LeadInput.State)], problems.Select(problem => problem.Field));
        Assert.Equal("Enter the street, such as 3526 High St", problems[0].Message);
    }

    public static TheoryData<string, Func<int, LeadInput>, int> Lengths => new()
    {
        { nameof(LeadInput.Street), length => SomeInputs.Complete with { Street = new('a', length) }, LeadInputRules.StreetLength },
        { nameof(LeadInput.City), length => SomeInputs.Complete with { City = new('a', length) }, LeadInputRules.CityLength },
        { nameof(LeadInput.OwnerName), length => SomeInputs.Complete with { OwnerName = new('a', length) }, LeadInputRules.OwnerNameLength },
        { nameof(LeadInput.MotivationNote), length => SomeInputs.Complete with { MotivationNote = new('a', length) }, LeadInputRules.NoteLength },
    };

    [Theory]
    [MemberData(nameof(Lengths), DisableDiscoveryEnumeration = true)]
    public void Length_IsBoundedExactly(string field, Func<int, LeadInput> input, int most)
    {
        Assert.Empty(Rules.CheckForm(input(most)));
        Assert.Equal([field], Rules.CheckForm(input(most + 1)).Select(problem => problem.Field));
    }

    public static TheoryData<string, LeadInput, bool> Cases => new()
    {
        { nameof(LeadInput.AskingPriceCents), SomeInputs.Complete with { AskingPriceCents = 0 }, false },
        { nameof(LeadInput.AskingPriceCents), SomeInputs.Complete with { AskingPriceCents = -1 }, false },
        { nameof(LeadInput.AskingPriceCents), SomeInputs.Complete with { AskingPriceCents = 1 }, true },
        { nameof(LeadInput.AskingPriceCents), SomeInputs.Complete with { AskingPriceCents = 99_999_999_999 }, true },
        { nameof(LeadInput.AskingPriceCents), SomeInputs.Complete with { AskingPriceCents = 100_000_000_000 }, false },
        { nameof(LeadInput.AskingPriceCents), SomeInputs.Complete with { AskingPriceCents = null }, true },
        { nameof(LeadInput.State), SomeInputs.Complete with { State = "XX" }, false },
        { nameof(LeadInput.State), SomeInputs.Complete with { State = "n. carolina" }, true },
        { nameof(LeadInput.Zip), SomeInputs.Complete with { Zip = "9583" }, false },
        { nameof(LeadInput.Zip), SomeInputs.Complete with { Zip = "95838-0001" }, true },
        { nameof(LeadInput.Zip), SomeInputs.Complete with { Zip = null }, true },
        { nameof(LeadInput.OwnerEmail), SomeInputs.Complete with { OwnerEmail = "rosa@" }, false },
        { nameof(LeadInput.OwnerPhone), SomeInputs.Complete with { OwnerPhone = "555-0134" }, false },
        { nameof(LeadInput.Beds), SomeInputs.Complete with { Beds = -1 }, false },
        { nameof(LeadInput.Beds), SomeInputs.Complete with { Beds = 100 }, true },
        { nameof(LeadInput.Beds), SomeInputs.Complete with { Beds = 101 }, false },
        { nameof(LeadInput.Baths), SomeInputs.Complete with { Baths = 2.25m }, true },
        { nameof(LeadInput.Baths), SomeInputs.Complete with { Baths = 2.255m }, false },
        { nameof(LeadInput.Baths), SomeInputs.Complete with { Baths = 100.25m }, false },
        { nameof(LeadInput.AreaSqFt), SomeInputs.Complete with { AreaSqFt = 0 }, false },
        { nameof(LeadInput.AreaSqFt), SomeInputs.Complete with { AreaSqFt = 10_000_001 }, false },
        { nameof(LeadInput.YearBuilt), SomeInputs.Complete with { YearBuilt = 1599 }, false },
        { nameof(LeadInput.YearBuilt), SomeInputs.Complete with { YearBuilt = 2031 }, true },
        { nameof(LeadInput.YearBuilt), SomeInputs.Complete with { YearBuilt = 2032 }, false },
        { nameof(LeadInput.LastSoldOn), SomeInputs.Complete with { LastSoldOn = new(2026, 5, 4) }, true },
        { nameof(LeadInput.LastSoldOn), SomeInputs.Complete with { LastSoldOn = new(2026, 5, 6) }, false },
        { nameof(LeadInput.LastSoldOn), SomeInputs.Complete with { LastSoldOn = new(1599, 12, 31) }, false },
        { nameof(LeadInput.Latitude), SomeInputs.Complete with { Latitude = 90.1m }, false },
        { nameof(LeadInput.Longitude), SomeInputs.Complete with { Longitude = null }, false },
        { nameof(LeadInput.Longitude), SomeInputs.Complete with { Latitude = null, Longitude = null }, true },
        { nameof(LeadInput.PropertyType), SomeInputs.Complete with { PropertyType = (PropertyType)99 }, false },
        { nameof(LeadInput.Street), SomeInputs.Complete with { Street = "3526 High\u0007 St" }, false },
        { nameof(LeadInput.Street), SomeInputs.Complete with { Street = "=HYPERLINK(\"x\")" }, false },
        { nameof(LeadInput.City), SomeInputs.Complete with { City = "@SUM(A1)" }, false },
        { nameof(LeadInput.OwnerName), SomeInputs.Complete with { OwnerName = "Rosa \ud83d" }, false },
        { nameof(LeadInput.OwnerName), SomeInputs.Complete with { OwnerName = "Rosa \ud83d\ude00" }, true },
        { nameof(LeadInput.MotivationNote), SomeInputs.Complete with { MotivationNote = "two\r\nlines\tand a tab" }, true },
        { nameof(LeadInput.MotivationNote), SomeInputs.Complete with { MotivationNote = "a\0b" }, false },
        { nameof(LeadInput.MotivationNote), SomeInputs.Complete with { MotivationNote = "- call after five" }, true },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Check_AcceptsOrNamesTheField(string field, LeadInput input, bool isAccepted)
    {
        var problems = Rules.CheckForm(input);

        Assert.Equal(isAccepted ? [] : [field], problems.Select(problem => problem.Field));
        Assert.All(problems, problem => Assert.InRange(problem.Message.Length, 10, 100));
    }

    [Fact]
    public void Check_NeverSpeaksOfSoftware()
    {
        var nonsense = new LeadInput
        {
            Street = "\0",
            City = "=1",
            State = "?",
            Zip = "?",
            Latitude = 900,
            OwnerEmail = "?",
            OwnerPhone = "?",
            Beds = -1,
            Baths = -1,
            AreaSqFt = -1,
            YearBuilt = -1,
            LastSoldOn = DateOnly.MinValue,
            AskingPriceCents = -1,
            MotivationNote = "\0",
            Motivation = (Motivation)9,
            PropertyType = (PropertyType)99,
        };

        var problems = Rules.CheckForm(nonsense);

        Assert.True(problems.Select(problem => problem.Field).Distinct().Count() >= 15);
        Assert.DoesNotContain(problems, problem => problem.Message.Contains("must", StringComparison.Ordinal) || problem.Message.Contains("Cents", StringComparison.Ordinal));
    }
}
