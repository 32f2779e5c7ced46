namespace OpsConsole.Core.Leads.Matching;

/// <summary>How many leads of the tenant carry the phone, the e-mail and the name that a pair shares; 0 where nobody counted.</summary>
public readonly record struct Carriers(int OfPhone, int OfEmail, int OfName);

/// <summary>What the comparison of two leads comes to. <paramref name="Reasons"/> are short sentences, what weighs most first.</summary>
public sealed record MatchScore(int Points, MatchVerdict Verdict, IReadOnlyList<string> Reasons);

public enum MatchVerdict
{
    Different,

    /// <summary>A reviewer should look at both.</summary>
    Perhaps,

    /// <summary>Few would doubt it.</summary>
    Same,
}

/// <summary>
/// Whether two leads are the same house of the same owner: each field adds the logarithm of how much likelier it is to look so between
/// duplicates than between any two leads (I. P. Fellegi and A. B. Sunter, "A Theory for Record Linkage", Journal of the American Statistical
/// Association 64, 1969). A point doubles the odds. Missing values add nothing. Where each weight comes from stands beside it; they were set by hand,
/// not by a fit.
/// </summary>
public static class LeadMatcher
{
    /// <summary>
    /// What a shared phone has left when name, street and e-mail all speak against it, or the same number in a misspelt street when nothing
    /// else is known: from here on somebody should look.
    /// </summary>
    public const double Perhaps = 8;

    /// <summary>Above what one owner's second house comes to (phone and name agree, the street does not).</summary>
    public const double Same = 24;

    public static MatchScore Compare(MatchFacts left, MatchFacts right, Carriers carriers = default)
    {
        Evidence[] all =
        [
            ContactEvidence.OfPhone(left.Phone, right.Phone, carriers.OfPhone),
            AddressEvidence.Of(left, right),
            ContactEvidence.OfEmail(left.Email, right.Email, carriers.OfEmail),
            ContactEvidence.OfName(left, right, carriers.OfName),
        ];
        var bits = all.Sum(evidence => evidence.Bits);
        var verdict = bits >= Same ? MatchVerdict.Same : bits >= Perhaps ? MatchVerdict.Perhaps : MatchVerdict.Different;
        return new((int)Math.Round(bits), verdict, [.. all.Where(evidence => evidence.Reason is not null).OrderByDescending(evidence => evidence.Bits).Select(evidence => evidence.Reason!)]);
    }
}
