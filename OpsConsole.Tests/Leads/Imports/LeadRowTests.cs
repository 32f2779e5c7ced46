using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Imports;

public sealed class LeadRowTests
{
    private static readonly LeadInputRules Rules = new(new ManualTime());

    private static readonly string[] Headers =
        ["street", "unit", "city", "state", "zip", "beds", "baths", "sqft", "type", "sale date", "price", "lat", "long", "owner", "phone", "email", "motivation", "note", "year built"];

    private static readonly string[] Good =
        ["3526 HIGH ST", "", "SACRAMENTO", "California", "95838", "2", "1.5", "1,167", "Residential", "Wed May 21 00:00:00 EDT 2008", "$59,222", "38.631913", "-121.434879", "Rosa", "(916) 555-0134", "Rosa@Example.com", "High", "", "1962"];

    [Fact]
    public void Read_GivesTheTidiedLead() =>
        Assert.Equal(
            new LeadInput
            {
                Street = "3526 High St",
                City = "Sacramento",
                State = "CA",
                Zip = "95838",
                Beds = 2,
                Baths = 1.5m,
                AreaSqFt = 1167,
                PropertyType = PropertyType.SingleFamily,
                LastSoldOn = new(2008, 5, 21),
                AskingPriceCents = 5_922_200,
                Latitude = 38.631913m,
                Longitude = -121.434879m,
                OwnerName = "Rosa",
                OwnerPhone = "+19165550134",
                OwnerEmail = "rosa@example.com",
                Motivation = Motivation.High,
                YearBuilt = 1962,
            },
            Read([]).Input);

    [Fact]
    public void Read_NamesEveryProblemOfARow()
    {
        var row = Read([("street", ""), ("price", "59k"), ("beds", "two"), ("phone", "555"), ("sale date", "21/05/2008")]);

        Assert.Null(row.Input);
        Assert.Equal(["beds", "sale date", "price", "street", "phone"], row.Problems.Select(problem => problem.Column));
        Assert.Equal(new CellProblem(7, "price", "59k", "Write the price in full, such as 59000 instead of 59k"), row.Problems[2]);
        Assert.All(row.Problems, problem => Assert.Equal(7, problem.Line));
    }

    [Theory]
    [InlineData("59222", 5_922_200L)]
    [InlineData("59222.00", 5_922_200L)]
    [InlineData("$59,222", 5_922_200L)]
    [InlineData("$ 1,059,222.5", 105_922_250L)]
    [InlineData("59222 USD", 5_922_200L)]
    [InlineData("59222.1000", 5_922_210L)]
    [InlineData("", null)]
    public void Price_IsReadInDollars(string cell, long? cents) => Assert.Equal(cents, Accepted("price", cell).AskingPriceCents);

    [Theory]
    [InlineData("59k")]
    [InlineData("1.2M")]
    [InlineData("59,22")]
    [InlineData("1.059,22")]
    [InlineData("1,0592,22")]
    [InlineData("59.222.000")]
    [InlineData("59222.123")]
    [InlineData("-59222")]
    [InlineData("0")]
    [InlineData("€59222")]
    [InlineData("ask")]
    [InlineData("=59000")]
    [InlineData("99999999999999999999999999999")]
    public void Price_ThatIsUnclear_IsRefused(string cell) => Refused("price", cell);

    [Theory]
    [InlineData("2008-05-21")]
    [InlineData("2008-5-21")]
    [InlineData("2008-05-21T00:00:00")]
    [InlineData("2008-05-21T00:00:00.000Z")]
    [InlineData("2008-05-21 13:45:00")]
    [InlineData("20080521")]
    [InlineData("20080521T000000")]
    [InlineData("5/21/2008")]
    [InlineData("05/21/2008 0:00")]
    [InlineData("5/21/2008 12:00:00 AM")]
    [InlineData("May 21, 2008")]
    [InlineData("21-May-2008")]
    [InlineData("Wed May 21 00:00:00 EDT 2008")]
    public void Date_IsReadInItsCommonForms(string cell) => Assert.Equal(new DateOnly(2008, 5, 21), Accepted("sale date", cell).LastSoldOn);

    [Theory]
    [InlineData("21/05/2008", "This is not a date. Write it like 2008-05-21 or 5/21/2008")]
    [InlineData("5/21/08", "Write the year with four digits, such as 5/21/2008")]
    [InlineData("39589", "This is not a date. Write it like 2008-05-21 or 5/21/2008")]
    [InlineData("2008-02-30", "This is not a date. Write it like 2008-05-21 or 5/21/2008")]
    [InlineData("2099-01-01", "The last sale lies between 1600 and today")]
    public void Date_ThatIsUnclear_IsRefused(string cell, string reason) => Assert.Equal(reason, Refused("sale date", cell).Reason);

    [Fact]
    public void Zero_MeansUnknown_ForWhatPlotsDoNotHave()
    {
        var input = Read([("beds", "0"), ("baths", "0.0"), ("sqft", "0"), ("year built", "0"), ("lat", "0"), ("long", "0")]).Input!;

        Assert.Equal((null, null, null, null, null, null), (input.Beds, input.Baths, input.AreaSqFt, input.YearBuilt, input.Latitude, input.Longitude));
    }

    [Theory]
    [InlineData("beds", "3.5")]
    [InlineData("beds", "-1")]
    [InlineData("beds", "101")]
    [InlineData("baths", "2,5")]
    [InlineData("sqft", "about 900")]
    [InlineData("type", "Castle")]
    [InlineData("motivation", "maybe")]
    [InlineData("lat", "38°37'")]
    [InlineData("lat", "91")]
    [InlineData("state", "Ontario")]
    [InlineData("zip", "9583")]
    [InlineData("email", "rosa@")]
    [InlineData("city", "=1+1")]
    [InlineData("street", "@SUM(A1)")]
    [InlineData("street", "\t-cmd")]
    [InlineData("beds", "=1+1")]
    public void Cell_ThatCannotBeTaken_IsNamed(string column, string cell) => Refused(column, cell);

    [Theory]
    [InlineData("Residential", PropertyType.SingleFamily)]
    [InlineData("single-family", PropertyType.SingleFamily)]
    [InlineData("Condo", PropertyType.Condo)]
    [InlineData("Multi-Family", PropertyType.MultiFamily)]
    [InlineData("TOWNHOUSE", PropertyType.Townhouse)]
    [InlineData("Vacant land", PropertyType.Land)]
    [InlineData("Unkown", PropertyType.Unknown)]
    [InlineData("", PropertyType.Unknown)]
    public void Type_IsKnownByItsCommonNames(string cell, PropertyType type) => Assert.Equal(type, Accepted("type", cell).PropertyType);

    [Fact]
    public void Formula_InAFreeText_IsKeptAsText_AndDoubted()
    {
        var input = Accepted("note", "=HYPERLINK(\"http://example.com\")");

        Assert.Equal("=HYPERLINK(\"http://example.com\")", input.MotivationNote);
        Assert.Equal(LeadDoubts.FormulaInCell, DoubtJudge.Judge(input));
    }

    [Fact]
    public void Apostrophe_ThatWeWroteBefore_IsTakenOff() => Assert.Equal("- call after five", Accepted("note", "'- call after five").MotivationNote);

    [Theory]
    [InlineData("5", "3526 High St # 5")]
    [InlineData("Apt 5", "3526 High St Apt 5")]
    [InlineData("#5", "3526 High St #5")]
    [InlineData("4E", "3526 High St # 4E")]
    public void Unit_JoinsTheStreet(string cell, string street)
    {
        var input = Accepted("unit", cell);

        Assert.Equal(street, input.Street);
        Assert.Equal($"3526 HIGH ST # {cell.Split(' ')[^1].TrimStart('#')}|95838", input.Address().Key);
    }

    [Fact]
    public void Zip_GetsBackTheZeroThatASpreadsheetDropped()
    {
        Assert.Equal("02138", Read([("state", "MA"), ("zip", "2138")]).Input!.Zip);
        Assert.Equal("00501", Read([("state", "NJ"), ("zip", "501")]).Input!.Zip);
    }

    [Fact]
    public void Default_FillsAnEmptyCell()
    {
        var mapping = ColumnMapping.Recognise(["street", "city", "zip"]).WithDefault(LeadField.State, "ca").WithDefault(LeadField.City, "Galt");

        var read = LeadRow.Read(new(2, ["1 A St", "", "95632"]), mapping, Rules).Input!;

        Assert.Equal(("Galt", "CA"), (read.City, read.State));
    }

    [Theory]
    [InlineData(1, "This row has 1 cell, the header has 19.")]
    [InlineData(20, "This row has 20 cells, the header has 19.")]
    public void Row_WithAnotherCountOfCells_IsOneProblem(int count, string reason)
    {
        var row = LeadRow.Read(new(9, [.. Enumerable.Repeat("x", count)]), ColumnMapping.Recognise(Headers), Rules);

        Assert.StartsWith(reason, Assert.Single(row.Problems).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Problem_ShowsAtMostAShortValue()
    {
        var value = Refused("price", "x\0\n" + new string('y', 50_000)).Value;

        Assert.Equal(CellProblem.ShownLength, value.Length);
        Assert.StartsWith("x  y", value, StringComparison.Ordinal);
        Assert.EndsWith("…", value, StringComparison.Ordinal);
    }

    [Fact]
    public void Field_ThatIsFarTooLong_IsAProblemOfItsRow() =>
        Assert.Equal("Shorten the note to 1,000 characters", Refused("note", new string('y', 40_000)).Reason);

    private static LeadInput Accepted(string column, string cell)
    {
        var row = Read([(column, cell)]);
        Assert.Empty(row.Problems);
        return row.Input!;
    }

    private static CellProblem Refused(string column, string cell)
    {
        var problem = Assert.Single(Read([(column, cell)]).Problems);
        Assert.Equal(column, problem.Column);
        return problem;
    }

    private static LeadRow Read((string Column, string Cell)[] changes)
    {
        var cells = (string[])Good.Clone();
        foreach (var (column, cell) in changes)
            cells[Array.IndexOf(Headers, column)] = cell;
        return LeadRow.Read(new(7, cells), ColumnMapping.Recognise(Headers), Rules);
    }
}
