namespace OpsConsole.Core.Leads.Addresses;

/// <summary>Streets that are counted: "Fourteenth Ave", "3 Avenue", "101TH Street", "Beach 66 St" are 14TH AVE, 3RD AVE, 101ST ST, BEACH 66TH ST.</summary>
internal static class NumberedName
{
    public static List<string> Of(List<string> name, string type)
    {
        if (name.Count == 0)
            return name;
        var isCounted = StreetTypes.TakesOneSign(type);

        // "21st Street Ct": the number stands before a type of its own.
        var (numeral, taken) = OrdinalNumbers.Read(name, 0);
        if (numeral is not null && (taken == name.Count || StreetTypes.ShortFormOf(name[taken]) is { } next && StreetTypes.TakesOneSign(next)))
            return [numeral, .. name.Skip(taken)];

        if (!isCounted || Highways.NamesRoad(name, name.Count - 1))
            return name;
        for (var at = Math.Max(0, name.Count - 2); at < name.Count; at++)
        {
            (numeral, taken) = OrdinalNumbers.Read(name, at);
            if (numeral is not null && at + taken == name.Count)
                return [.. name.Take(at), numeral];
        }

        return OrdinalNumbers.IsDigits(name[^1]) ? [.. name.SkipLast(1), OrdinalNumbers.Numeral(name[^1])] : name;
    }
}
