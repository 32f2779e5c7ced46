namespace OpsConsole.Core.Leads.Intake;

/// <summary>Whether a text can be the address of a mailbox that one writes to: plain local part, a domain with a dot. Delivery is for others to try.</summary>
public static class EmailAddress
{
    private const int LocalLength = 64;
    private const int LabelLength = 63;

    public static bool IsPlausible(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > LeadInputRules.EmailLength)
            return false;
        var at = text.LastIndexOf('@');
        return at is > 0 and <= LocalLength && IsLocal(text.AsSpan(0, at)) && IsDomain(text.AsSpan(at + 1));
    }

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        if (local[0] == '.' || local[^1] == '.' || local.IndexOf("..", StringComparison.Ordinal) >= 0)
            return false;
        foreach (var letter in local)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && !".!#$%&'*+-/=?^_`{|}~".Contains(letter, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var labels = 0;
        var last = domain;
        foreach (var range in domain.Split('.'))
        {
            last = domain[range];
            labels++;
            if (!IsLabel(last))
                return false;
        }

        return labels >= 2 && last.Length >= 2 && !char.IsAsciiDigit(last[0]);
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > LabelLength || label[0] == '-' || label[^1] == '-')
            return false;
        foreach (var letter in label)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter != '-')
                return false;
        }

        return true;
    }
}
