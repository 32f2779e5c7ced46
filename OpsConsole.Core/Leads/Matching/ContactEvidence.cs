namespace OpsConsole.Core.Leads.Matching;

/// <summary>Phone, e-mail and name of the owner. Each pair of numbers is "seen among the same" and "seen among any two".</summary>
internal static class ContactEvidence
{
    private const int ShortestEmail = 8;

    // An owner gives the same number eight times in ten. Of 100,000 leads one in 25 has, by chance, another whose number it shares: 0.04 / 100,000.
    private static readonly double samePhone = Evidence.Weigh(.8, 4e-7);

    // A digit goes wrong once in thirty; about a hundred numbers are one slip away, and offices number their lines alike.
    private static readonly double nearPhone = Evidence.Weigh(.03, 1e-3);

    // One owner in ten gives a second number, or that of the spouse.
    private static readonly double otherPhone = Evidence.Weigh(.1, 1);

    // Rarer on forms than a phone, and "none@none.com" is shared by strangers.
    private static readonly double sameEmail = Evidence.Weigh(.7, 1e-5);
    private static readonly double nearEmail = Evidence.Weigh(.03, 5e-4);
    private static readonly double otherEmail = Evidence.Weigh(.35, 1);

    // The whole name agrees six times in ten (married, shortened, both owners named otherwise); a full name is shared by one in a thousand.
    private static readonly double sameName = Evidence.Weigh(.6, 1e-3);
    private static readonly double nearName = Evidence.Weigh(.2, 2e-3);
    private static readonly double otherName = Evidence.Weigh(.12, .98);

    /// <param name="carriers">How many leads carry the number in all: an agency's own, on three hundred leads, says little.</param>
    public static Evidence OfPhone(string? left, string? right, int carriers)
    {
        if (left is null || right is null)
            return Evidence.None;
        if (left == right)
            return new(samePhone - Spread(carriers), carriers > 2 ? $"Same phone, which {carriers} leads carry" : "Same phone");
        return TypingSlips.Between(left, right) == TypingSlip.None ? new(otherPhone, "Different phone") : new(nearPhone, "Phones differ by one slip");
    }

    public static Evidence OfEmail(string? left, string? right, int carriers)
    {
        if (left is null || right is null)
            return Evidence.None;
        if (left == right)
            return new(sameEmail - Spread(carriers), carriers > 2 ? $"Same e-mail, which {carriers} leads carry" : "Same e-mail");
        var isSlip = Math.Min(left.Length, right.Length) >= ShortestEmail && TypingSlips.Between(left, right) != TypingSlip.None;
        return isSlip ? new(nearEmail, "E-mails differ by one letter") : new(otherEmail, "Different e-mail");
    }

    public static Evidence OfName(MatchFacts left, MatchFacts right, int carriers)
    {
        if (left.NameWords.Count == 0 || right.NameWords.Count == 0)
            return Evidence.None;
        return PersonName.Compare(left.NameWords, right.NameWords) switch
        {
            NameLikeness.Same => new(sameName - Spread(carriers), carriers > 2 ? $"Same name, which {carriers} leads carry" : "Same name"),
            NameLikeness.Near => new(nearName, $"Name nearly the same: {left.Name} / {right.Name}"),
            // A word in common is a family, or a chain of restaurants: it speaks neither way.
            NameLikeness.Partly => new(0, $"Names have a word in common: {left.Name} / {right.Name}"),
            _ => new(otherName, "Different name"),
        };
    }

    // u grows with the number of leads that share the value, so its weight shrinks by that much (Winkler 1988, frequency-based matching).
    private static double Spread(int carriers) => Math.Log2(Math.Max(2, carriers) / 2.0);
}
