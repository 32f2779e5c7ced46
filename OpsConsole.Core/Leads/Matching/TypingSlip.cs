namespace OpsConsole.Core.Leads.Matching;

/// <summary>What one slip of the fingers makes of a text (the edits that Damerau 1964 counted as four fifths of all misspellings).</summary>
public enum TypingSlip
{
    /// <summary>More than one, or none.</summary>
    None,

    /// <summary>Two neighbours changed places: 12, 21.</summary>
    Swapped,

    /// <summary>One letter is missing or too many.</summary>
    Dropped,

    /// <summary>One letter stands for another.</summary>
    Replaced,
}

public static class TypingSlips
{
    /// <summary>The one slip that makes one text of the other.</summary>
    public static TypingSlip Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var start = left.CommonPrefixLength(right);
        left = left[start..];
        right = right[start..];
        var end = 0;
        while (end < left.Length && end < right.Length && left[^(end + 1)] == right[^(end + 1)])
            end++;
        left = left[..^end];
        right = right[..^end];
        if (left.Length == 2 && right.Length == 2)
            return left[0] == right[1] && left[1] == right[0] ? TypingSlip.Swapped : TypingSlip.None;
        return (left.Length, right.Length) switch
        {
            (1, 1) => TypingSlip.Replaced,
            (0, 1) or (1, 0) => TypingSlip.Dropped,
            _ => TypingSlip.None,
        };
    }
}
