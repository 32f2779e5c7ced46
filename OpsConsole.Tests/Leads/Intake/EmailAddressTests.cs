using OpsConsole.Core.Leads.Intake;
using OpsConsole.Tests.Leads.Addresses;

namespace OpsConsole.Tests.Leads.Intake;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("rosa@example.com", true)]
    [InlineData("rosa.delgado+leads@mail.example.co.uk", true)]
    [InlineData("o'brien@example.com", true)]
    [InlineData("rosa@example", false)]
    [InlineData("rosa@@example.com", false)]
    [InlineData("rosa example.com", false)]
    [InlineData("rosa@exam ple.com", false)]
    [InlineData(".rosa@example.com", false)]
    [InlineData("ro..sa@example.com", false)]
    [InlineData("rosa@-example.com", false)]
    [InlineData("rosa@example.123", false)]
    [InlineData("\"rosa delgado\"@example.com", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsPlausible_GoesByTheFormPeopleWrite(string? typed, bool isPlausible) => Assert.Equal(isPlausible, EmailAddress.IsPlausible(typed));

    [Fact]
    public void IsPlausible_RefusesEveryPublicCaseThatIsNoAddress() =>
        Assert.All(
            DataFolder.Rows("contact/email_cases.csv").Where(row => row[2] is "ISEMAIL_ERR" or "ISEMAIL_RFC5322"),
            row => Assert.False(EmailAddress.IsPlausible(row[1]), row[1]));

    // test@io has no dot; mailboxes right under a top-level domain are not what owners write.
    [Fact]
    public void IsPlausible_AcceptsEveryPublicCaseThatIsOne() =>
        Assert.All(
            DataFolder.Rows("contact/email_cases.csv").Where(row => row[2] == "ISEMAIL_VALID_CATEGORY" && row[1] != "test@io"),
            row => Assert.True(EmailAddress.IsPlausible(row[1]), row[1]));
}
