using System.Globalization;
using OpsConsole.Core.Users;

namespace OpsConsole.Web.Access;

/// <summary>How long an account rests after wrong tries: the rule, never how one account stands, so that the answer is the same for an address nobody has.</summary>
public static class LockWords
{
    public static string Of(LockRules? rules)
    {
        if (rules is null)
            return "";
        var tries = string.Create(CultureInfo.InvariantCulture, $"After {rules.Attempts} wrong tries in a row an account rests for {Span(rules.First)}");
        var longer = rules.Factor > 1 && rules.Longest > rules.First ? $", then longer each time, up to {Span(rules.Longest)}" : "";
        return $"{tries}{longer}. Its owner gets a letter that says until when.";
    }

    /// <summary>"15 minutes", "24 hours", "90 minutes".</summary>
    public static string Span(TimeSpan span)
    {
        var (count, unit) = span.TotalMinutes >= 120 && span.TotalMinutes % 60 == 0 ? ((long)span.TotalHours, "hour") : ((long)span.TotalMinutes, "minute");
        return string.Create(CultureInfo.InvariantCulture, $"{count:N0} {unit}{(count == 1 ? "" : "s")}");
    }
}
