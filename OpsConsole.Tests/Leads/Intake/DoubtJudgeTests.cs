using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Tests.Leads.Intake;

public sealed class DoubtJudgeTests
{
    [Fact]
    public void Judge_WhenAllIsKnown_HasNoDoubt() => Assert.Equal(LeadDoubts.None, DoubtJudge.Judge(SomeInputs.Complete));

    public static TheoryData<LeadInput, LeadDoubts> Cases => new()
    {
        { SomeInputs.Complete with { AskingPriceCents = null }, LeadDoubts.NoPrice },
        { SomeInputs.Complete with { AskingPriceCents = 4_897_00 }, LeadDoubts.PriceNotCredible },
        { SomeInputs.Complete with { AskingPriceCents = 9_999_99 }, LeadDoubts.PriceNotCredible },
        { SomeInputs.Complete with { AskingPriceCents = 10_000_00 }, LeadDoubts.None },
        { SomeInputs.Complete with { AskingPriceCents = 20_000_000_00 }, LeadDoubts.PriceNotCredible },
        { SomeInputs.Complete with { AreaSqFt = null, AskingPriceCents = 20_000_000_00 }, LeadDoubts.NoArea },
        { SomeInputs.Complete with { AreaSqFt = 500_000 }, LeadDoubts.PriceNotCredible },
        { SomeInputs.Complete with { Beds = null }, LeadDoubts.NoBeds },
        { SomeInputs.Complete with { PropertyType = PropertyType.Land, Beds = null, AreaSqFt = null, AskingPriceCents = 4_897_00 }, LeadDoubts.None },
        { SomeInputs.Complete with { OwnerEmail = null, OwnerPhone = " " }, LeadDoubts.NoOwnerContact },
        { SomeInputs.Complete with { OwnerName = "=cmd|'/c calc'!A0" }, LeadDoubts.FormulaInCell },
        { SomeInputs.Complete with { MotivationNote = "@here" }, LeadDoubts.FormulaInCell },
        { SomeInputs.Complete with { OwnerPhone = "+19165550134" }, LeadDoubts.None },
        { new(), LeadDoubts.NoPrice | LeadDoubts.NoArea | LeadDoubts.NoBeds | LeadDoubts.NoOwnerContact },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Judge_NamesWhatIsDoubtful(LeadInput input, LeadDoubts doubts) => Assert.Equal(doubts, DoubtJudge.Judge(input));
}
