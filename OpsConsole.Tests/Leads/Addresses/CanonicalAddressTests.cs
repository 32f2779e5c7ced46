using OpsConsole.Core.Leads.Addresses;

namespace OpsConsole.Tests.Leads.Addresses;

public sealed class CanonicalAddressTests
{
    [Theory]
    [InlineData("3526 HIGH ST", "3526 HIGH ST")]
    [InlineData("3526 high street.", "3526 HIGH ST")]
    [InlineData("123 N. Main Street", "123 N MAIN ST")]
    [InlineData("123 Main St North", "123 MAIN ST N")]
    [InlineData("100 North East Main St", "100 NE MAIN ST")]
    [InlineData("100 S.W. Oak Ln", "100 SW OAK LN")]
    [InlineData("100 N East St", "100 N EAST ST")]
    [InlineData("100 East West Hwy", "100 EAST WEST HWY")]
    [InlineData("100 North Blvd", "100 NORTH BLVD")]
    [InlineData("100 E Broadway", "100 E BROADWAY")]
    [InlineData("1100 S St NW", "1100 S ST NW")]
    [InlineData("19 E ST", "19 E ST")]
    [InlineData("4140 West 5415 South", "4140 W 5415 S")]
    [InlineData("4734 Fourteenth Avenue", "4734 14TH AVE")]
    [InlineData("12 Twenty-Second St", "12 22ND ST")]
    [InlineData("3398 3 AVENUE", "3398 3RD AVE")]
    [InlineData("37-26 101TH STREET", "37-26 101ST ST")]
    [InlineData("626 Beach 66 Street", "626 BEACH 66TH ST")]
    [InlineData("100 21st Street Ct", "100 21ST STREET CT")]
    [InlineData("100 St. James Pl", "100 ST JAMES PL")]
    [InlineData("153 AVENUE B", "153 AVENUE B")]
    [InlineData("1234 West U.S. Hwy 50", "1234 W US HIGHWAY 50")]
    [InlineData("1234 US-50", "1234 US HIGHWAY 50")]
    [InlineData("254 US Highway No. 202", "254 US HIGHWAY 202")]
    [InlineData("5 I-80 Frontage Rd", "5 INTERSTATE 80 FRONTAGE RD")]
    [InlineData("2002 Farm to Market Road 544", "2002 FM 544")]
    [InlineData("100 Co Rd 12", "100 COUNTY ROAD 12")]
    [InlineData("100 CR A", "100 COUNTY ROAD A")]
    [InlineData("P.O. Box 123", "PO BOX 123")]
    [InlineData("Post Office Box #123", "PO BOX 123")]
    [InlineData("Rural Route 2 Box 30", "RR 2 BOX 30")]
    [InlineData("123½ Main St", "123 1/2 MAIN ST")]
    [InlineData("123-1/2 Main St", "123 1/2 MAIN ST")]
    [InlineData("92 – 10 Roosevelt Avenue", "92-10 ROOSEVELT AVE")]
    [InlineData("210-A Main St", "210A MAIN ST")]
    [InlineData("1420-5th Ave", "1420 5TH AVE")]
    [InlineData("N165 W2123 Tartan Ct", "N165W2123 TARTAN CT")]
    [InlineData("One World Trade Center", "1 WORLD TRADE CTR")]
    [InlineData("1016 E218 STREET", "1016 E 218TH ST")]
    [InlineData("1600 Pennsylvania Avenue Northwest", "1600 PENNSYLVANIA AVE NW")]
    [InlineData("5 Piñon Straße", "5 PINON STRASSE")]
    public void Street_IsWrittenInThePostalForm(string typed, string canonical) =>
        Assert.Equal(canonical, Sacramento(typed).Street);

    [Theory]
    [InlineData("11150 TRINITY RIVER DR Unit 114", "11150 TRINITY RIVER DR", "UNIT 114")]
    [InlineData("123 Main St. #2f", "123 MAIN ST", "# 2F")]
    [InlineData("123 Main St Apt No. 456", "123 MAIN ST", "APT 456")]
    [InlineData("123 Main St Apt5B", "123 MAIN ST", "APT 5B")]
    [InlineData("123 Main St Apt 12 B", "123 MAIN ST", "APT 12B")]
    [InlineData("100 Gold Street, 2nd Fl.", "100 GOLD ST", "FL 2")]
    [InlineData("30 West 26th Street Sixth Floor", "30 W 26TH ST", "FL 6")]
    [InlineData("77 Seaman Avenue, 4E", "77 SEAMAN AVE", "# 4E")]
    [InlineData("123 Main St 211", "123 MAIN ST", "# 211")]
    [InlineData("739 E WOODSIDE LN Unit E", "739 E WOODSIDE LN", "UNIT E")]
    [InlineData("3715 TALLYHO DR Unit 78HIGH", "3715 TALLYHO DR", "UNIT 78HIGH")]
    [InlineData("9837 SW 184th St Bld-A Flr 3 Ste 222", "9837 SW 184TH ST", "BLDG A FL 3 STE 222")]
    [InlineData("Apt 1B 626 E Kilbourn Ave", "626 E KILBOURN AVE", "APT 1B")]
    [InlineData("Lot 5 Main St", "MAIN ST", "LOT 5")]
    [InlineData("12 Main St Rear", "12 MAIN ST", "REAR")]
    [InlineData("901 Janesville Ave PO Box 901", "901 JANESVILLE AVE", "PO BOX 901")]
    [InlineData("1234 Old Highway 50", "1234 OLD HIGHWAY 50", "")]
    [InlineData("100 Front St", "100 FRONT ST", "")]
    [InlineData("100 Key Largo Dr", "100 KEY LARGO DR", "")]
    [InlineData("5 Pier 39", "5 PIER 39", "")]
    public void Unit_IsToldFromTheStreet(string typed, string street, string unit)
    {
        var address = Sacramento(typed);

        Assert.Equal((street, unit), (address.Street, address.Unit));
    }

    [Theory]
    [InlineData("123 Main St #5", "123 Main St Apt 5", "123 Main Street, Unit 5", "123 MAIN ST NO. 5", "123 main st suite 5", "123 Main St 5")]
    [InlineData("6001 MCMAHON DR", "6001 Mc Mahon Drive", "6001 McMahon Dr.")]
    [InlineData("2674 TAM O SHANTER DR", "2674 Tam O'Shanter Dr", "2674 Tam O’Shanter Drive")]
    [InlineData("100 St James Pl", "100 Saint James Place", "100 ST. JAMES PL")]
    [InlineData("3712 BAY VIEW AVENUE", "3712 BAYVIEW AVE", "3712 Bay Vw Ave")]
    [InlineData("100 MLK Blvd", "100 Dr. Martin Luther King Jr. Boulevard", "100 M.L. King Blvd")]
    [InlineData("100 State Road 39", "100 SR-39", "100 State Hwy 39")]
    [InlineData("100 Route 30", "100 Highway 30", "100 Hwy. 30", "100 RTE 30")]
    [InlineData("100 Main St Fl 2", "100 Main St Second Floor", "100 MAIN ST 2ND FLR")]
    [InlineData("100 Twenty First St", "100 21st St", "100 21 Street")]
    public void Key_IsTheSame_ForSpellingsOfOnePlace(params string[] spellings) =>
        Assert.Single(spellings.Select(street => Sacramento(street).Key).Distinct());

    [Theory]
    [InlineData("100 N Main St", "100 Main St N")]
    [InlineData("100 Main St", "100 Main Ave")]
    [InlineData("100 Main St", "100 E Main St")]
    [InlineData("12 3rd St", "123 Rd St")]
    [InlineData("9210 Roosevelt Ave", "92-10 Roosevelt Ave")]
    [InlineData("123 SW Bancroft St", "0123 SW Bancroft St")]
    [InlineData("123 Main St", "123 1/2 Main St")]
    [InlineData("123 Main St Apt 1", "123 Main St Apt 11")]
    [InlineData("123 Main St Apt 1-2", "123 Main St Apt 12")]
    [InlineData("123 Main St Fl 2", "123 Main St Apt 2")]
    [InlineData("100 Rosa Parks Blvd", "100 Rosa Park Blvd")]
    [InlineData("100 US Highway 50", "100 State Highway 50")]
    [InlineData("100 E St", "100 East St")]
    public void Key_Differs_ForDifferentPlaces(string one, string other) =>
        Assert.NotEqual(Sacramento(one).Key, Sacramento(other).Key);

    [Fact]
    public void Key_GoesByZipCode_WhereThereIsOne()
    {
        var known = CanonicalAddress.From("8306 Curlew Ct", "Citrus Heights", "CA", "95621-1234");
        var otherName = CanonicalAddress.From("8306 Curlew Ct", "Sacramento", "California", "95621");
        var withoutZip = CanonicalAddress.From("8306 Curlew Ct", "Citrus Hts", "ca", null);

        Assert.Equal("8306 CURLEW CT|95621", known.Key);
        Assert.Equal(known.Key, otherName.Key);
        Assert.Equal("8306 CURLEW CT|CITRUSHEIGHTS CA", withoutZip.Key);
        Assert.Equal(known.PlaceKey, withoutZip.Key);
        Assert.Equal("1234", known.ZipPlusFour);
    }

    [Theory]
    [InlineData("3526 High St, Sacramento, CA 95838")]
    [InlineData("3526 High St Sacramento California")]
    [InlineData("3526 HIGH ST SACRAMENTO, CA 95838-1111, USA")]
    public void Street_ThatRepeatsThePlace_LosesIt(string typed) => Assert.Equal("3526 HIGH ST", Sacramento(typed).Street);

    [Fact]
    public void Street_NamedLikeItsPlace_KeepsItsName()
    {
        Assert.Equal("100 CALIFORNIA", Sacramento("100 California").Street);
        Assert.Equal("100 SACRAMENTO", Sacramento("100 Sacramento").Street);
    }

    [Theory]
    [InlineData("3526 HIGH ST", "3526 High St")]
    [InlineData("6001 MCMAHON DR", "6001 McMahon Dr")]
    [InlineData("4734 14TH AVE", "4734 14th Ave")]
    [InlineData("11150 TRINITY RIVER DR Unit 114", "11150 Trinity River Dr Unit 114")]
    [InlineData("5333 PRIMROSE DR Unit 19A", "5333 Primrose Dr Unit 19A")]
    [InlineData("100 NE O'BRIEN ST", "100 NE O'Brien St")]
    [InlineData("100 ST JOHN'S PL", "100 St John's Pl")]
    [InlineData("1600 AVENUE OF THE AMERICAS", "1600 Avenue of the Americas")]
    [InlineData("100 MACARTHUR BLVD", "100 MacArthur Blvd")]
    [InlineData("100 MACON ST", "100 Macon St")]
    [InlineData("100 WINSTON-SALEM RD", "100 Winston-Salem Rd")]
    [InlineData("123 main st apt 4b", "123 Main St Apt 4B")]
    [InlineData("123 De La Rosa LBJ Fwy", "123 De La Rosa LBJ Fwy")]
    public void Display_ReadsWell_WhenTheFileShouts(string typed, string shown) => Assert.Equal(shown, Sacramento(typed).DisplayStreet);

    [Fact]
    public void Display_IsOneLine() =>
        Assert.Equal("3526 High St, Sacramento, CA 95838", CanonicalAddress.From("3526 HIGH ST", "SACRAMENTO", "California", "95838").Display);

    [Theory]
    [InlineData("Ft. Worth", "FORT WORTH")]
    [InlineData("N Las Vegas", "NORTH LAS VEGAS")]
    [InlineData("E. St. Louis", "EAST SAINT LOUIS")]
    [InlineData("NYC", "NEW YORK")]
    [InlineData("El Dorado Hills", "EL DORADO HILLS")]
    public void City_IsSpelledOut(string typed, string canonical) => Assert.Equal(canonical, CanonicalAddress.From("1 A St", typed, "CA", "").City);

    [Fact]
    public void From_Nothing_IsEmpty()
    {
        var nothing = CanonicalAddress.From(null, " ", null, "none");

        Assert.Equal("", nothing.Street + nothing.City + nothing.State + nothing.Zip + nothing.Display);
        Assert.Equal("|", nothing.Key);
    }

    [Fact]
    public void Key_StaysBounded_AndDistinct_ForStreetsThatAreFarTooLong()
    {
        var one = Sacramento("1 " + new string('A', 100_000));
        var other = Sacramento("1 " + new string('A', 500) + "B");

        Assert.Equal(CanonicalAddress.KeyLength, one.Key.Length);
        Assert.NotEqual(one.Key, other.Key);
    }

    private static CanonicalAddress Sacramento(string street) => CanonicalAddress.From(street, "Sacramento", "CA", "95838");
}
