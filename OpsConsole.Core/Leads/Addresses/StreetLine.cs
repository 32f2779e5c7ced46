namespace OpsConsole.Core.Leads.Addresses;

/// <summary>A street line taken apart: house number, street, units. A line too long to be an address stays as written.</summary>
internal sealed record StreetLine(string Number, StreetName Street, Units Units)
{
    private const int LongestRead = 120;
    private const int MostPasses = 5;

    /// <summary>Number and street, without units.</summary>
    public string Text { get; } = $"{Number} {Street}".Trim();

    public static StreetLine Read(IReadOnlyList<string> words)
    {
        if (words.Sum(word => word.Length + 1) > LongestRead)
            return AsWritten(words);
        var line = TakeApart(GluedWords.Apart(words));
        for (var pass = 1; pass < MostPasses; pass++)
        {
            // Taking a unit off the end of odd input may uncover another; what is canonical must read back as itself.
            var again = TakeApart(GluedWords.Apart(line.Words()));
            if ((again.Number, again.Text, again.Units) == (line.Number, line.Text, line.Units))
                break;
            line = again;
        }

        // Spelling out may lengthen a line past what is read back.
        return line.Text.Length + line.Units.Text.Length + 2 > LongestRead ? AsWritten(words) : line;
    }

    private string[] Words() => $"{Text} {Units.Text}".Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static StreetLine TakeApart(List<string> words)
    {
        if (words.Count == 0)
            return new("", NameOnly([]), Units.None);
        if (words[0] is "PO" or "P" or "POB" or "POBOX" or "POST" or "BOX" or "RR" or "RFD" or "RURAL" or "HC" or "HIGHWAY"
            && PostBox.Read(words, 0) is ({ } box, var taken))
            return new("", NameOnly([.. box.Split(' '), .. words.Skip(taken)]), Units.None);

        while (words.Count > 1 && words[^1] == UnitDesignators.Any)
            words.RemoveAt(words.Count - 1);
        var (front, at) = Units.AtFront(words);
        var number = HouseNumber.Read(words, ref at);
        var nameStart = at + 1 < words.Count && Directionals.Is(words[at]) && UnitDesignators.WithNumberCode(words[at + 1]) is null ? at + 1 : at;
        var (behind, unitStart) = Units.AtEnd(words, nameStart);
        List<string> street = [.. words.Skip(at).Take(unitStart - at)];
        return new(number, StreetName.Read(street), front.And(behind));
    }

    private static StreetLine AsWritten(IReadOnlyList<string> words)
    {
        var text = string.Join(' ', words);
        return new("", NameOnly([text.Length <= AddressText.LongestRead ? text : text[..AddressText.LongestRead].TrimEnd(' ', '-', '.', '/')]), Units.None);
    }

    private static StreetName NameOnly(IReadOnlyList<string> name) => new("", name, "", "");
}
