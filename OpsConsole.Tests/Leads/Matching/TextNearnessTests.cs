using OpsConsole.Core.Leads.Matching;

namespace OpsConsole.Tests.Leads.Matching;

public sealed class TextNearnessTests
{
    /// <summary>The pairs that Winkler's own papers print, with their values to three places.</summary>
    [Theory]
    [InlineData("SHACKLEFORD", "SHACKELFORD", .982)]
    [InlineData("DUNNINGHAM", "CUNNIGHAM", .896)]
    [InlineData("NICHLESON", "NICHULSON", .956)]
    [InlineData("JONES", "JOHNSON", .832)]
    [InlineData("MASSEY", "MASSIE", .933)]
    [InlineData("ABROMS", "ABRAMS", .922)]
    [InlineData("HARDIN", "MARTINEZ", .722)]
    [InlineData("MARTHA", "MARHTA", .961)]
    [InlineData("DWAYNE", "DUANE", .840)]
    [InlineData("DIXON", "DICKSONX", .813)]
    public void Jaro_Winkler_gives_the_published_values_either_way_round(string left, string right, double published)
    {
        Assert.Equal(published, JaroWinkler.Of(left, right), 3);
        Assert.Equal(published, JaroWinkler.Of(right, left), 3);
    }

    [Theory]
    [InlineData("", "", 1)]
    [InlineData("OAK", "", 0)]
    [InlineData("OAK", "OAK", 1)]
    [InlineData("ABC", "XYZ", 0)]
    public void Its_ends_are_nothing_and_everything_in_common(string left, string right, double expected) => Assert.Equal(expected, JaroWinkler.Of(left, right), 6);

    [Theory]
    [InlineData("12", "21", TypingSlip.Swapped)]
    [InlineData("1204", "1024", TypingSlip.Swapped)]
    [InlineData("3526", "352", TypingSlip.Dropped)]
    [InlineData("CURLEW", "CURLW", TypingSlip.Dropped)]
    [InlineData("CURLEW", "CURLOW", TypingSlip.Replaced)]
    [InlineData("CURLEW", "CURLEW", TypingSlip.None)]
    [InlineData("1234", "4321", TypingSlip.None)]
    [InlineData("", "A", TypingSlip.Dropped)]
    public void One_slip_is_told_from_none_and_from_several(string left, string right, TypingSlip expected)
    {
        Assert.Equal(expected, TypingSlips.Between(left, right));
        Assert.Equal(expected, TypingSlips.Between(right, left));
    }
}
