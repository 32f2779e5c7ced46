using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads.Filtering;

namespace OpsConsole.Tests.Leads.Filtering;

public sealed class LeadFilterTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("status:pending,Approved", "status:pending,approved")]
    [InlineData("status:pending, approved high street", "status:pending,approved high street")]
    [InlineData("asked:200k..400k", "price:200k..400k")]
    [InlineData("price:>=$200000", "price:200k..")]
    [InlineData("price:<1.5m", "price:..1499999.99")]
    [InlineData("beds:>2 baths:2.5", "beds:3.. baths:2.5")]
    [InlineData("beds:2,4", "beds:2 or beds:4")]
    [InlineData("beds:2,4 area:1000..", "(beds:2 or beds:4) area:1000..")]
    [InlineData("city:\"Elk Grove\",Folsom not source:csv", "city:\"Elk Grove\",Folsom not source:csv")]
    [InlineData("-is:duplicate", "not is:duplicate")]
    [InlineData("(status:sold or (status:expired score:80..)) AND has:phone", "(status:sold or (status:expired score:80..)) has:phone")]
    [InlineData("a or b and c", "a or (b c)")]
    [InlineData("created:2026-11", "created:2026-11-01..2026-11-30")]
    [InlineData("changed:2w created:36h", "changed:14d created:36h")]
    [InlineData("zip:958* state:California", "zip:958* state:CA")]
    [InlineData("\"not me\" \"(916) 555-0134\"", "\"not me\" \"(916) 555-0134\"")]
    [InlineData("type:Single_Family motivation:urgent doubt:no-price", "type:single-family motivation:urgent doubt:no-price")]
    public void What_is_typed_is_read_and_written_in_one_spelling(string typed, string written)
    {
        var filter = LeadFields.Parse(typed);

        Assert.Null(filter.Error);
        Assert.Equal(written, filter.Value.ToString());
        Assert.Equal(filter.Value, LeadFields.Parse(written).Value);
    }

    [Theory]
    [InlineData("statsu:pending", 0, 6, "Did you mean “status:”")]
    [InlineData("oak 12:30", 4, 2, "There is no field “12”")]
    [InlineData("status:open", 7, 4, "can be pending, approved")]
    [InlineData("status:", 7, 0, "A value is missing")]
    [InlineData("status:pending,", 15, 0, "A value is missing")]
    [InlineData("beds:many", 5, 4, "is not a number for “beds”")]
    [InlineData("beds:2.5", 5, 3, "is not a number for “beds”")]
    [InlineData("price:400k..200k", 6, 10, "The larger number comes second")]
    [InlineData("price:..", 6, 2, "at least one end")]
    [InlineData("created:yesterday", 8, 9, "is not a date")]
    [InlineData("state:Atlantis", 6, 8, "There is no state")]
    [InlineData("zip:12ab", 4, 4, "A ZIP has five digits")]
    [InlineData("(a or b", 0, 1, "This bracket is not closed")]
    [InlineData("a)", 1, 1, "This bracket closes nothing")]
    [InlineData("a or", 4, 0, "Something is missing at the end")]
    [InlineData("or b", 0, 2, "A condition is missing before this word")]
    [InlineData("city:\"Elk Grove", 5, 1, "has no partner")]
    [InlineData("!?", 0, 2, "no letter or digit")]
    public void What_is_wrong_is_said_with_its_place(string typed, int at, int length, string says)
    {
        var problem = Assert.IsType<FilterProblem>(LeadFields.Parse(typed).Error);

        Assert.Equal((at, length), (problem.At, problem.Length));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_written_is_read_as_the_same_filter()
    {
        var some = new SomeFilters(11);
        for (var i = 0; i < 20_000; i++)
        {
            var filter = some.Next();
            var read = LeadFields.Parse(filter.ToString());

            Assert.True(read.Succeeded, $"{filter}: {read.Error?.Message}");
            Assert.True(filter.Equals(read.Value), $"{filter} came back as {read.Value}");
        }
    }

    [Fact]
    public void Whatever_is_typed_is_a_filter_or_a_problem_with_a_place_in_the_text()
    {
        var random = new Random(5);
        string[] bits = ["status", ":", "pending", "(", ")", " ", "or", "and", "not", "-", "\"", "\\", ",", "..", "price", "200k", "é", "\ud800", "7d", "is", "mine", "*"];
        for (var i = 0; i < 50_000; i++)
        {
            var typed = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => bits[random.Next(bits.Length)]));
            var read = LeadFields.Parse(typed);

            if (read.Error is FilterProblem problem)
                Assert.True(problem.At >= 0 && problem.Length >= 0 && problem.At + problem.Length <= typed.Length, $"[{typed}] {problem}");
            else
                Assert.Equal(read.Value, LeadFields.Parse(read.Value.ToString()).Value);
        }
    }

    [Fact]
    public void Endless_and_bottomless_filters_are_refused()
    {
        Assert.IsType<FilterProblem>(LeadFields.Parse(new string('a', FilterParser.LongestText + 1)).Error);
        Assert.IsType<FilterProblem>(LeadFields.Parse(new string('(', 500) + "a").Error);
        Assert.IsType<FilterProblem>(LeadFields.Parse(string.Concat(Enumerable.Repeat("not ", 400)) + "a").Error);
        Assert.IsType<FilterProblem>(LeadFields.Parse(string.Concat(Enumerable.Repeat("a ", 200))).Error);
    }
}
