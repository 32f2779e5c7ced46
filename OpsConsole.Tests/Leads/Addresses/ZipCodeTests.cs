using OpsConsole.Core.Leads.Addresses;

namespace OpsConsole.Tests.Leads.Addresses;

public sealed class ZipCodeTests
{
    [Theory]
    [InlineData("95838", "95838")]
    [InlineData(" 95838 ", "95838")]
    [InlineData("95838-1234", "95838-1234")]
    [InlineData("95838 1234", "95838-1234")]
    [InlineData("95838 - 1234", "95838-1234")]
    [InlineData("95838–1234", "95838-1234")]
    [InlineData("958381234", "95838-1234")]
    [InlineData("95838.0", "95838")]
    [InlineData("02138", "02138")]
    [InlineData("2138", null)]
    [InlineData("9583A", null)]
    [InlineData("95838-12", null)]
    [InlineData("95838-12345", null)]
    [InlineData("K1A 0B1", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Read_TakesFiveOrNineDigits(string? typed, string? zip) => Assert.Equal(zip, ZipCode.Read(typed)?.ToString());
}
