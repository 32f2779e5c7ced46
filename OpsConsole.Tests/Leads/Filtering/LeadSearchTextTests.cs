using OpsConsole.Core;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Tests.Leads.Filtering;

public sealed class LeadSearchTextTests
{
    private static readonly Lead lead = Lead.From(
        new LeadInput { Street = "412 Oak St", City = "Sacramento", State = "CA", Zip = "95838", OwnerName = "María O’Hernández-Ruiz", OwnerEmail = "maria@example.com", OwnerPhone = "+19165550134" },
        "Staff", Actor.Nobody, new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc));

    [Theory]
    [InlineData("412 oak", true)]
    [InlineData("12 oak", false)]
    [InlineData("oak sacra", false)]
    [InlineData("oak st sacra", true)]
    [InlineData("MARIA OHERN", true)]
    [InlineData("maría o'hernandez", true)]
    [InlineData("@example.com", true)]
    [InlineData("example.com", false)]
    [InlineData("(916) 555-0134", true)]
    [InlineData("+1 916 555 0134", true)]
    [InlineData("555-0134", true)]
    [InlineData("958", true)]
    [InlineData("838", false)]
    public void A_search_begins_where_a_word_begins_and_knows_no_accents(string typed, bool finds) =>
        Assert.Equal(finds, LeadSearchText.Of(lead).Contains(SearchText.Wanted(typed)!, StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("?!")]
    [InlineData("@")]
    public void Without_a_letter_or_digit_there_is_nothing_to_look_for(string typed) => Assert.Null(SearchText.Wanted(typed));
}
