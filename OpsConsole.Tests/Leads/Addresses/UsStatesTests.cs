using OpsConsole.Core.Leads.Addresses;

namespace OpsConsole.Tests.Leads.Addresses;

public sealed class UsStatesTests
{
    [Theory]
    [InlineData("CA", "CA")]
    [InlineData(" ca ", "CA")]
    [InlineData("California", "CA")]
    [InlineData("Calif.", "CA")]
    [InlineData("N.Y.", "NY")]
    [InlineData("new  york", "NY")]
    [InlineData("D.C.", "DC")]
    [InlineData("District of Columbia", "DC")]
    [InlineData("Puerto Rico", "PR")]
    [InlineData("XX", null)]
    [InlineData("Ontario", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void CodeOf_KnowsCodesAndNames(string? typed, string? code) => Assert.Equal(code, UsStates.CodeOf(typed));

    [Fact]
    public void All_AreTheFifty_TheDistrict_TheTerritoriesAndTheForces()
    {
        Assert.Equal(50 + 1 + 5 + 3, UsStates.All.Count);
        Assert.All(UsStates.All, state => Assert.Equal(state.Code, UsStates.CodeOf(state.Name)));
    }

    [Fact]
    public void CodeOf_KnowsEveryStateOfThePublicList() =>
        Assert.All(DataFolder.Rows("us_geo/states.csv"), row => Assert.Equal(row[1], UsStates.CodeOf(row[0])));
}
