using OpsConsole.Core.Leads.Imports;

namespace OpsConsole.Tests.Leads.Imports;

public sealed class ColumnMappingTests
{
    private static readonly string[] Sacramento = ["street", "city", "zip", "state", "beds", "baths", "sq__ft", "type", "sale_date", "price", "latitude", "longitude"];

    [Fact]
    public void Recognise_KnowsTheSacramentoHeaders()
    {
        var mapping = ColumnMapping.Recognise(Sacramento);

        Assert.Equal(
            [
                LeadField.Street, LeadField.City, LeadField.Zip, LeadField.State, LeadField.Beds, LeadField.Baths, LeadField.AreaSqFt,
                LeadField.PropertyType, LeadField.LastSoldOn, LeadField.AskingPrice, LeadField.Latitude, LeadField.Longitude,
            ],
            Enumerable.Range(0, Sacramento.Length).Select(mapping.FieldOf));
        Assert.Empty(mapping.Missing);
    }

    [Theory]
    [InlineData("Property Address", "Street")]
    [InlineData("ADDRESS", "Street")]
    [InlineData("ZIP_CODE", "Zip")]
    [InlineData("Postal Code", "Zip")]
    [InlineData("GROSS_SQUARE_FEET", "AreaSqFt")]
    [InlineData("Area", "AreaSqFt")]
    [InlineData("Asking Price", "AskingPriceCents")]
    [InlineData("Bedrooms", "Beds")]
    [InlineData("E-mail", "OwnerEmail")]
    [InlineData("Apartment or unit", "Unit")]
    [InlineData("remarks", "MotivationNote")]
    [InlineData("BLOCK", null)]
    [InlineData("", null)]
    public void Recognise_GoesByCommonNames(string header, string? field) =>
        Assert.Equal(field, ColumnMapping.Recognise(["x", header]).FieldOf(1)?.Name);

    [Fact]
    public void Recognise_WhenTwoHeadersMeanOneField_TakesTheLikelier()
    {
        var mapping = ColumnMapping.Recognise(["sale price", "address", "price", "street"]);

        Assert.Equal(2, mapping.ColumnOf(LeadField.AskingPrice));
        Assert.Equal(3, mapping.ColumnOf(LeadField.Street));
        Assert.Null(mapping.FieldOf(0));
    }

    [Fact]
    public void Recognise_KnowsEveryLabelOfItsOwn() =>
        Assert.All(LeadField.All, wanted => Assert.Equal(wanted, ColumnMapping.Recognise([wanted.Label]).FieldOf(0)));

    [Fact]
    public void Catalogue_GivesNoNameToTwoFields()
    {
        static string Letters(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        var names = LeadField.All.SelectMany(known => known.Headers.Select(Letters));

        Assert.Empty(names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Equal(LeadField.All.Count, LeadField.All.Select(known => known.Name).Distinct().Count());
    }

    [Fact]
    public void Missing_NamesTheRequiredFieldsLeft_AndADefaultFillsOne()
    {
        var mapping = ColumnMapping.Recognise(["address", "price"]);

        Assert.Equal([LeadField.City, LeadField.State], mapping.Missing);
        Assert.Equal([LeadField.City], mapping.WithDefault(LeadField.State, " CA ").Missing);
        Assert.Equal([LeadField.City, LeadField.State], mapping.WithDefault(LeadField.State, "CA").WithDefault(LeadField.State, " ").Missing);
    }

    [Fact]
    public void Assign_MovesAColumnToAnotherField()
    {
        var mapping = ColumnMapping.Recognise(["address", "county"]).Assign(1, LeadField.City).Value.Assign(0, null).Value;

        Assert.Equal(LeadField.City, mapping.FieldOf(1));
        Assert.Null(mapping.FieldOf(0));
        Assert.Equal([LeadField.Street, LeadField.State], mapping.Missing);
        Assert.Null(mapping.Assign(1, LeadField.Zip).Value.ColumnOf(LeadField.City));
    }

    [Fact]
    public void Assign_WhenAnotherColumnFillsTheField_IsRefused()
    {
        var mapping = ColumnMapping.Recognise(["address", "county"]);

        Assert.Equal(new FieldHasAColumn(LeadField.Street, "address"), mapping.Assign(1, LeadField.Street).Error);
        Assert.True(mapping.Assign(0, LeadField.Street).Succeeded);
        Assert.Equal(new FileHasNoSuchColumn(2), mapping.Assign(2, LeadField.Zip).Error);
    }

    [Fact]
    public void Json_ComesBackTheSame()
    {
        var mapping = ColumnMapping.Recognise(Sacramento).Assign(7, null).Value.WithDefault(LeadField.State, "CA");

        var back = ColumnMapping.FromJson(mapping.ToJson(), Sacramento).Value;

        Assert.Equal(mapping.ToJson(), back.ToJson());
        Assert.Equal(LeadField.All.Select(mapping.ColumnOf), LeadField.All.Select(back.ColumnOf));
        Assert.Equal("CA", back.DefaultOf(LeadField.State));
    }

    [Fact]
    public void Json_OfAnotherFile_IsRefused() =>
        Assert.Equal(new MappingIsForAnotherFile(), ColumnMapping.FromJson(ColumnMapping.Recognise(Sacramento).ToJson(), ["street", "city"]).Error);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"headers\":[\"a\"],\"columns\":{\"Street\":1},\"defaults\":{}}")]
    [InlineData("{\"headers\":[\"a\"],\"columns\":{\"Street\":-1},\"defaults\":{}}")]
    [InlineData("{\"headers\":[\"a\"],\"columns\":{\"Moon\":0},\"defaults\":{}}")]
    [InlineData("{\"headers\":[\"a\"],\"columns\":{\"Street\":0,\"City\":0},\"defaults\":{}}")]
    [InlineData("{\"headers\":[null],\"columns\":{},\"defaults\":{}}")]
    public void Json_ThatMakesNoSense_IsRefused(string json) => Assert.Equal(new MappingIsUnreadable(), ColumnMapping.FromJson(json).Error);
}
