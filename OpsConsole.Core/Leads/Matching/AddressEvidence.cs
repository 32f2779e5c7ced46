namespace OpsConsole.Core.Leads.Matching;

/// <summary>
/// Where the two lie. Number, street and place are weighed together: they depend on each other, and Fellegi and Sunter's sum is for fields that
/// do not.
/// </summary>
internal static class AddressEvidence
{
    private const double AlikeStreets = 0.9;
    private const int ShortestMisspelt = 4;

    // The address is written alike in eight of ten; two households in two thousand share a house, for flats are often left out.
    private static readonly double sameHouse = Evidence.Weigh(.8, 4e-4);

    // The same flat as well.
    private static readonly double sameDoor = Evidence.Weigh(.8, 5e-5);

    // One names the flat and the other does not.
    private static readonly double unitMissing = Evidence.Weigh(.4, 4e-4);

    // A building explains all that agrees; a flat is seldom mistyped.
    private static readonly double otherUnit = Evidence.Weigh(.004, 1);

    // A letter wrong, "W" or "St" left out.
    private static readonly double nearStreet = Evidence.Weigh(.08, 2e-4);

    // Oak St and Oak Ct are often both there.
    private static readonly double otherType = Evidence.Weigh(.02, 5e-4);

    // Most streets have both a 12 and a 21.
    private static readonly double nearNumber = Evidence.Weigh(.01, 1e-3);
    private static readonly double nearNumberAndStreet = Evidence.Weigh(.003, 1e-3);
    private static readonly double streetOnly = Evidence.Weigh(.02, 3e-3);

    // An owner with two houses in one street is commoner than a number so far off.
    private static readonly double otherNumber = Evidence.Weigh(.03, 1);
    private static readonly double otherStreet = Evidence.Weigh(.004, 1);

    // What is lost when the place is doubtful, or another one: 12 Main St is in every town.
    private const double UnsurePlace = -1;
    private static readonly double otherPlace = Evidence.Weigh(.004, 1);

    public static Evidence Of(MatchFacts left, MatchFacts right)
    {
        if (left.StreetName.Length == 0 || right.StreetName.Length == 0)
            return Evidence.None;
        var street = Streets(left, right);
        if (street == Likeness.Different)
            return new(otherStreet, "Different street");
        var place = Places(left, right);
        var at = Of(left, right, street, Numbers(left.HouseNumber, right.HouseNumber));
        return place switch
        {
            Likeness.Different => new(at.Bits + otherPlace, $"{at.Reason}, but in {Place(left)} and {Place(right)}"),
            Likeness.Near => new(at.Bits + UnsurePlace, $"{at.Reason}; places {Place(left)} and {Place(right)}"),
            Likeness.Unknown => new(at.Bits + UnsurePlace, $"{at.Reason}; place not given on both"),
            _ => at,
        };
    }

    private static Evidence Of(MatchFacts left, MatchFacts right, Likeness street, Likeness number)
    {
        var streets = street switch
        {
            Likeness.Near => $"Street nearly the same: {left.Street} / {right.Street}",
            Likeness.OtherType => $"Streets of one name: {left.Street} / {right.Street}",
            _ => "Same street",
        };
        switch (number)
        {
            case Likeness.Same:
                var bits = street switch { Likeness.Near => nearStreet, Likeness.OtherType => otherType, _ => sameHouse };
                return WithUnits(left, right, bits, street == Likeness.Same ? "Same street and number" : streets);
            case Likeness.Near:
                return new(street == Likeness.Same ? nearNumber : nearNumberAndStreet, $"House numbers {left.HouseNumber} and {right.HouseNumber} are one slip apart; {Lower(streets)}");
            case Likeness.Unknown:
                return new(street == Likeness.Same ? streetOnly : 0, $"{streets}, house number missing");
            default:
                return new(otherNumber, $"House numbers {left.HouseNumber} and {right.HouseNumber} differ");
        }
    }

    private static Evidence WithUnits(MatchFacts left, MatchFacts right, double bits, string reason)
    {
        if (left.Unit == right.Unit)
            return left.Unit.Length == 0 ? new(bits, reason) : new(bits + sameDoor - sameHouse, $"{reason}, same unit");
        if (left.Unit.Length > 0 && right.Unit.Length > 0)
            return new(otherUnit, $"{reason}, but other units: {Unit(left)} / {Unit(right)}");
        return new(bits + unitMissing - sameHouse, $"{reason}, unit {Unit(left)}{Unit(right)} on one side only");
    }

    private static Likeness Streets(MatchFacts left, MatchFacts right)
    {
        if (left.StreetName != right.StreetName && !AreMisspelt(left.StreetName, right.StreetName))
            return Likeness.Different;
        var isOneWayMissing = left.Directions.Length == 0 || right.Directions.Length == 0;
        if (left.Directions != right.Directions && !isOneWayMissing)
            return Likeness.Different;
        var isTypeMissing = left.StreetType.Length == 0 || right.StreetType.Length == 0;
        if (left.StreetType != right.StreetType && !isTypeMissing)
            return char.IsAsciiDigit(left.StreetName[0]) ? Likeness.Different : Likeness.OtherType;
        return (left.StreetName, left.Directions, left.StreetType) == (right.StreetName, right.Directions, right.StreetType) ? Likeness.Same : Likeness.Near;
    }

    // 54th and 45th are two streets; so are Oak and Elk.
    private static bool AreMisspelt(string left, string right) =>
        Math.Min(left.Length, right.Length) >= ShortestMisspelt && !left.AsSpan().ContainsAnyInRange('0', '9') && !right.AsSpan().ContainsAnyInRange('0', '9')
        && (TypingSlips.Between(left, right) != TypingSlip.None || JaroWinkler.Of(left, right) >= AlikeStreets + .04);

    private static Likeness Numbers(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
            return Likeness.Unknown;
        if (left == right)
            return Likeness.Same;
        // Another last digit is the house next door; only digits that swapped, doubled or fell out are slips.
        return TypingSlips.Between(left, right) is TypingSlip.Swapped or TypingSlip.Dropped ? Likeness.Near : Likeness.Different;
    }

    private static Likeness Places(MatchFacts left, MatchFacts right)
    {
        if (left.State.Length > 0 && right.State.Length > 0 && left.State != right.State)
            return Likeness.Different;
        var cities = left.City.Length == 0 || right.City.Length == 0 ? Likeness.Unknown
            : left.City == right.City ? Likeness.Same
            : JaroWinkler.Of(left.City, right.City) >= AlikeStreets ? Likeness.Near : Likeness.Different;
        if (left.Zip.Length == 0 || right.Zip.Length == 0)
            return cities;
        // Many people name a place by several cities, but a ZIP code is one.
        if (left.Zip == right.Zip)
            return Likeness.Same;
        return cities is Likeness.Same or Likeness.Near || TypingSlips.Between(left.Zip, right.Zip) != TypingSlip.None ? Likeness.Near : Likeness.Different;
    }

    private static string Unit(MatchFacts facts) => facts.Unit.Replace("# ", "", StringComparison.Ordinal);

    private static string Place(MatchFacts facts) => string.Join(' ', ((string[])[facts.City, facts.Zip]).Where(part => part.Length > 0));

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private enum Likeness
    {
        Unknown,
        Same,
        Near,
        OtherType,
        Different,
    }
}
