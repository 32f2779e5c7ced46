using System.Text;
using OpsConsole.Core.Users.TwoFactor;

namespace OpsConsole.Tests.Users.TwoFactor;

public sealed class TotpCodeTests
{
    /// <summary>Appendix B of RFC 6238, of its eight digits the last six.</summary>
    [Theory]
    [InlineData(59L, "287082")]
    [InlineData(1111111109L, "081804")]
    [InlineData(1111111111L, "050471")]
    [InlineData(1234567890L, "005924")]
    [InlineData(2000000000L, "279037")]
    [InlineData(20000000000L, "353130")]
    public void The_codes_are_those_of_the_standard(long seconds, string code)
    {
        var key = TotpCode.Base32(Encoding.ASCII.GetBytes("12345678901234567890"));
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", key);
        Assert.Equal(code, TotpCode.At(key, TotpCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));
    }

    [Fact]
    public void A_code_counts_in_its_half_minute_and_the_ones_beside_it()
    {
        var (key, now) = (TotpCode.NewKey(), DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
        var step = TotpCode.StepAt(now);
        foreach (var off in new[] { -1, 0, 1 })
            Assert.Equal(step + off, TotpCode.StepOf(key, TotpCode.At(key, step + off), now));
        foreach (var off in new[] { -3, -2, 2, 3 })
            Assert.Null(TotpCode.StepOf(key, TotpCode.At(key, step + off), now));
        foreach (var code in new[] { "", "12345", "1234567", "abcdef", "١٢٣٤٥٦" })
            Assert.Null(TotpCode.StepOf(key, code, now));
    }

    [Fact]
    public void Keys_differ_and_have_the_length_apps_expect()
    {
        var keys = Enumerable.Range(0, 50).Select(_ => TotpCode.NewKey()).ToList();
        Assert.Equal(50, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Matches("^[A-Z2-7]{32}$", key));
        Assert.Equal("otpauth://totp/OpsConsole:ana%2Bdemo%40keller.test?secret=ABC&issuer=OpsConsole&digits=6&period=30", TotpCode.UriOf("ABC", "OpsConsole", "ana+demo@keller.test"));
    }
}
