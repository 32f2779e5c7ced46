using OpsConsole.Core.Files;
using OpsConsole.Core.Leads.Imports;

namespace OpsConsole.Tests.Leads.Imports;

public sealed class CsvCellTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("-", "'-")]
    [InlineData("-121.434879", "-121.434879")]
    [InlineData("+19165550134", "+19165550134")]
    [InlineData("3526 High St", "3526 High St")]
    [InlineData("a=b", "a=b")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Safe_DisarmsFormulasOnly(string? value, string written) => Assert.Equal(written, CsvCell.Safe(value));

    [Fact]
    public void Safe_TwiceIsSafeOnce() => Assert.Equal("'=1", CsvCell.Safe(CsvCell.Safe("=1")));

    [Theory]
    [InlineData(" x ", "x")]
    [InlineData("'=1", "=1")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("'", "'")]
    [InlineData("", "")]
    public void Read_TakesOffWhatSafePutOn(string cell, string value) => Assert.Equal(value, CsvCell.Read(cell));
}
