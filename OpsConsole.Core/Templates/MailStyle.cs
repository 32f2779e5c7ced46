using System.Buffers;
using System.Collections.Frozen;

namespace OpsConsole.Core.Templates;

/// <summary>The declarations of a <c>style</c> attribute, those a mail may have.</summary>
internal static class MailStyle
{
    private static readonly FrozenSet<string> allowed = FrozenSet.ToFrozenSet(
    [
        "color", "background", "background-color", "font-size", "font-weight", "font-style", "font-family", "line-height", "letter-spacing", "text-align", "text-decoration", "text-transform", "vertical-align", "white-space",
        "padding", "padding-top", "padding-right", "padding-bottom", "padding-left", "margin", "margin-top", "margin-right", "margin-bottom", "margin-left",
        "border", "border-top", "border-right", "border-bottom", "border-left", "border-color", "border-radius", "border-collapse", "border-spacing", "width", "max-width", "min-width", "height", "display",
    ]);

    private static readonly FrozenSet<string> shown = FrozenSet.ToFrozenSet(["block", "inline", "inline-block", "table", "table-row", "table-cell"]);

    // What could load something, run something or lie over the layout is made of these.
    private static readonly SearchValues<char> loud = SearchValues.Create("()\\@&<>{}");

    public static IEnumerable<(string Name, string Value)> Read(string style) => style.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(declaration => declaration.Split(':', 2, StringSplitOptions.TrimEntries))
        .Select(parts => (parts[0].ToLowerInvariant(), parts.Length == 2 ? parts[1] : ""));

    /// <returns>Why the declaration cannot stand in a mail, or null.</returns>
    public static string? WhyNot(string name, string value)
    {
        if (!allowed.Contains(name))
            return $"The style “{name}” cannot stand in a mail.";
        if (value.Length == 0 || value.AsSpan().ContainsAny(loud) || value.Contains("/*", StringComparison.Ordinal) || value.Any(char.IsControl))
            return $"The value of the style “{name}” cannot stand in a mail.";
        if (name == "display" && !shown.Contains(value.ToLowerInvariant()))
            return "A mail hides nothing from its reader.";
        if (name is "color" or "background" or "background-color" && MailColor.Read(value) is null)
            return $"Write the {name} as six digits, such as #1d4ed8.";
        if (name == "font-size" && double.TryParse(value.Replace("px", ""), System.Globalization.CultureInfo.InvariantCulture, out var size) && size < 12)
            return "Nobody reads letters of less than 12 px on a phone.";
        return null;
    }
}
