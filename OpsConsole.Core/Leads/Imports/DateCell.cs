using System.Buffers;
using System.Globalization;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>A day: 2008-05-21 (with or without a time), 5/21/2008, May 21, 2008, 20080521, and Java's "Wed May 21 00:00:00 EDT 2008".</summary>
internal static class DateCell
{
    private const string HowTo = "This is not a date. Write it like 2008-05-21 or 5/21/2008";

    private static readonly string[] Numeric = ["yyyy-M-d", "yyyy/M/d", "M/d/yyyy", "M-d-yyyy", "yyyyMMdd"];
    private static readonly string[] Worded = ["MMM d, yyyy", "MMMM d, yyyy", "MMM d yyyy", "MMMM d yyyy", "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy"];

    private static readonly SearchValues<char> TimeLetters = SearchValues.Create("0123456789:.+- APMZapmz");

    public static Cell<DateOnly> Read(string text)
    {
        var day = text.Trim();
        if (day.Length > 40)
            return Cell<DateOnly>.Refused(text, HowTo);
        if (Exact(WithoutTime(day), Numeric) is { } numeric)
            return numeric;
        if (Exact(day, Worded) is { } worded)
            return worded;
        if (FromJava(day) is { } java)
            return java;
        return Cell<DateOnly>.Refused(text, HasShortYear(day) ? "Write the year with four digits, such as 5/21/2008" : HowTo);
    }

    private static string WithoutTime(string text)
    {
        var end = text.AsSpan().IndexOfAny('T', ' ');
        return end > 0 && char.IsAsciiDigit(text[0]) && IsTime(text.AsSpan(end + 1)) ? text[..end] : text;
    }

    // "00:00:00", "000000", "0:00", "12:00:00 AM", "00:00:00.000Z", "00:00:00-04:00"
    private static bool IsTime(ReadOnlySpan<char> text) =>
        text.Length > 0 && char.IsAsciiDigit(text[0]) && text.IndexOfAnyExcept(TimeLetters) < 0 && text.IndexOfAny(':', '0') >= 0;

    private static DateOnly? FromJava(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 6 && parts[3].Contains(':', StringComparison.Ordinal) ? Exact($"{parts[1]} {parts[2]} {parts[5]}", ["MMM d yyyy"]) : null;
    }

    private static DateOnly? Exact(string text, string[] formats) =>
        DateOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static bool HasShortYear(string text) =>
        DateOnly.TryParseExact(WithoutTime(text), ["M/d/yy", "M-d-yy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
