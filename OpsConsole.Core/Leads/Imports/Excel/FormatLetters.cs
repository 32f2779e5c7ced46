using System.Buffers;
using System.Text;

namespace OpsConsole.Core.Leads.Imports.Excel;

/// <summary>A number format without what is only written beside the number.</summary>
internal static class FormatLetters
{
    private static readonly SearchValues<char> elapsed = SearchValues.Create("hHmMsS");

    /// <summary>
    /// <c>[$-409]mmm\ d", "yyyy;@</c> → <c>mmm d yyyy</c>: the first section, without quoted text, colours, conditions, fillers and AM/PM. What a
    /// backslash keeps is kept where it can stand in a ZIP code or phone number. Elapsed hours (<c>[h]</c>) are hours.
    /// </summary>
    public static string Of(string code)
    {
        var letters = new StringBuilder();
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = End(code, '"', i + 1);
                    break;
                case '[':
                    var end = End(code, ']', i + 1);
                    var inside = code.AsSpan((i + 1)..end);
                    if (inside.Length > 0 && inside.IndexOfAnyExcept(elapsed) < 0)
                        letters.Append(inside);
                    i = end;
                    break;
                case '\\' when i + 1 < code.Length:
                    i++;
                    if (code[i] is '-' or ' ' or '(' or ')')
                        letters.Append(code[i]);
                    break;
                case '_' or '*':
                    i++;
                    break;
                case 'A' or 'a' when code.AsSpan(i).StartsWith("AM/PM", StringComparison.OrdinalIgnoreCase):
                    i += 4;
                    break;
                default:
                    letters.Append(code[i]);
                    break;
            }
        }

        return letters.ToString();
    }

    private static int End(string code, char mark, int from) => code.IndexOf(mark, from) is var end and >= 0 ? end : code.Length;
}
