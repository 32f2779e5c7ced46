using System.Globalization;
using FluentValidation;
using OpsConsole.Core.Files;

namespace OpsConsole.Core.Leads.Intake;

internal static class TextRules
{
    /// <summary>No longer than its column, no control characters, no broken characters that a database would alter.</summary>
    public static IRuleBuilderOptions<T, string?> Clean<T>(this IRuleBuilder<T, string?> rule, int length, string name, bool mayHaveLines = false) => rule
        .Must(text => text is null || text.Length <= length)
        .WithMessage($"Shorten {name} to {length.ToString("N0", CultureInfo.InvariantCulture)} characters")
        .Must(text => text is null || IsClean(text, mayHaveLines))
        .WithMessage($"Type {name} again: it holds a character that cannot be shown");

    /// <summary>A text that a spreadsheet would run instead of showing is no name of a place.</summary>
    public static IRuleBuilderOptions<T, string?> NoFormula<T>(this IRuleBuilder<T, string?> rule, string name) => rule
        .Must(text => !Formula.IsIn(text))
        .WithMessage((_, text) => $"{name} starts with {text!.TrimStart()[0]}, like a spreadsheet formula; type it as plain text");

    private static bool IsClean(string text, bool mayHaveLines)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (char.IsControl(letter) && !(mayHaveLines && letter is '\n' or '\r' or '\t'))
                return false;
            if (char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(letter))
                return false;
        }

        return true;
    }
}
