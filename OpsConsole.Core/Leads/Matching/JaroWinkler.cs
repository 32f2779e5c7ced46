namespace OpsConsole.Core.Leads.Matching;

/// <summary>
/// How alike two short texts are, 0 to 1: the share of letters that both have near the same place, less half a letter for each that is out of
/// order (Jaro 1989), and more for a common beginning, where people mistype least (Winkler 1990, "String Comparator Metrics and Enhanced
/// Decision Rules in the Fellegi–Sunter Model of Record Linkage": a tenth of the rest for each of up to four first letters).
/// </summary>
public static class JaroWinkler
{
    private const double PrefixShare = 0.1;
    private const int LongestPrefix = 4;
    private const int LongestCompared = 64;

    public static double Of(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.Length > LongestCompared ? left[..LongestCompared] : left;
        right = right.Length > LongestCompared ? right[..LongestCompared] : right;
        var jaro = Jaro(left, right);
        var most = Math.Min(LongestPrefix, Math.Min(left.Length, right.Length));
        var prefix = 0;
        while (prefix < most && left[prefix] == right[prefix])
            prefix++;
        return jaro + prefix * PrefixShare * (1 - jaro);
    }

    private static double Jaro(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.Length == 0 || right.Length == 0)
            return left.Length == right.Length ? 1 : 0;
        var window = Math.Max(0, Math.Max(left.Length, right.Length) / 2 - 1);
        Span<bool> isLeft = stackalloc bool[left.Length];
        Span<bool> isRight = stackalloc bool[right.Length];
        var common = 0;
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = Math.Max(0, i - window); j <= Math.Min(right.Length - 1, i + window); j++)
            {
                if (isRight[j] || left[i] != right[j])
                    continue;
                (isLeft[i], isRight[j]) = (true, true);
                common++;
                break;
            }
        }

        if (common == 0)
            return 0;
        var (outOfOrder, at) = (0, 0);
        for (var i = 0; i < left.Length; i++)
        {
            if (!isLeft[i])
                continue;
            while (!isRight[at])
                at++;
            if (left[i] != right[at++])
                outOfOrder++;
        }

        return ((double)common / left.Length + (double)common / right.Length + (common - outOfOrder / 2.0) / common) / 3;
    }
}
