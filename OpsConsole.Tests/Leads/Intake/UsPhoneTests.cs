using OpsConsole.Core.Leads.Intake;
using OpsConsole.Tests.Leads.Addresses;

namespace OpsConsole.Tests.Leads.Intake;

public sealed class UsPhoneTests
{
    [Theory]
    [InlineData("(916) 555-0134", "+19165550134")]
    [InlineData("916-555-0134", "+19165550134")]
    [InlineData("916.555.0134", "+19165550134")]
    [InlineData("9165550134", "+19165550134")]
    [InlineData("1-916-555-0134", "+19165550134")]
    [InlineData("+1 916 555 0134", "+19165550134")]
    [InlineData("+19165550134", "+19165550134")]
    [InlineData("(916) 555-0134 x12", "+19165550134")]
    [InlineData("(916) 555-0134 ext. 12", "+19165550134")]
    [InlineData("555-0134", null)]
    [InlineData("016 555 0134", null)]
    [InlineData("916 155 0134", null)]
    [InlineData("911 555 0134", null)]
    [InlineData("916 911 0134", null)]
    [InlineData("+44 20 7946 0958", null)]
    [InlineData("916 555 01345", null)]
    [InlineData("916 555 013A", null)]
    [InlineData("call me", null)]
    [InlineData("+", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Read_GivesTheOneForm(string? typed, string? number) => Assert.Equal(number, UsPhone.Read(typed));

    [Fact]
    public void Read_TakesEveryPublicExampleOfThePlan() =>
        Assert.All(
            DataFolder.Rows("contact/phone_examples.csv").Where(row => row[1] == "1" && row[3].Length == 10),
            row => Assert.Equal($"+1{row[3]}", UsPhone.Read(row[3])));
}
