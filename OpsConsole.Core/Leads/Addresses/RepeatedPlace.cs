namespace OpsConsole.Core.Leads.Addresses;

/// <summary>Takes city, state and ZIP off the end of a street when they were typed there as well: "3526 High St, Sacramento, CA 95838".</summary>
internal static class RepeatedPlace
{
    // A street may be named like its city or state, so two of the three must stand there.
    private const int Needed = 2;

    public static string[] Without(string[] street, string city, string state, ZipCode? zip)
    {
        var end = street.Length;
        var found = 0;
        if (end > 2 && street[end - 1] == "USA")
            end--;
        if (zip is { } code && end > 2 && (street[end - 1] == code.Five || ZipCode.Read(street[end - 1])?.Five == code.Five))
            (end, found) = (end - 1, found + 1);
        if (StateWords(street, end, state) is > 0 and var words && end - words > 1)
            (end, found) = (end - words, found + 1);
        if (CityWords(street, end, city) is > 0 and var cityWords && end - cityWords > 1)
            (end, found) = (end - cityWords, found + 1);
        return found >= Needed ? street[..end] : street;
    }

    private static int StateWords(string[] street, int end, string state)
    {
        for (var words = 1; words <= 3 && words < end; words++)
        {
            if (state.Length == 2 && UsStates.CodeOf(string.Join(' ', street[(end - words)..end])) == state)
                return words;
        }

        return 0;
    }

    private static int CityWords(string[] street, int end, string city)
    {
        var words = city.Length == 0 ? 0 : city.Count(' ') + 1;
        return words > 0 && words < end && CityName.Canonical(string.Join(' ', street[(end - words)..end])) == city ? words : 0;
    }
}
