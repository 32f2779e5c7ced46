using System.Globalization;
using System.Text;

namespace OpsConsole.Core.Leads.Imports.Excel;

internal static class CellText
{
    /// <summary>Appends the text of a shared or inline string: its runs one behind the other, without how they look and without readings of foreign scripts.</summary>
    public static async ValueTask AppendItemAsync(PartXml part, string element, StringBuilder into)
    {
        if (part.IsEmpty)
            return;
        var isReading = false;
        while (await part.ReadAsync())
        {
            if (part.IsEnd && part.Name == element)
                return;
            if (part.Name == "rPh" && (part.IsEnd || part.IsStart))
                isReading = part.IsStart && !part.IsEmpty;
            else if (part.IsStart && part.Name == "t" && !isReading)
                await part.AppendTextAsync(into);
        }
    }

    /// <summary>"_x000D_" → a carriage return: characters that XML cannot hold are written that way, and an underscore before such text as "_x005F_".</summary>
    public static string Unescaped(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
            return text;
        var plain = new StringBuilder(text.Length);
        var from = 0;
        for (; at >= 0; at = text.IndexOf("_x", at, StringComparison.Ordinal))
        {
            if (at + 7 > text.Length || text[at + 6] != '_' || !ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var letter))
            {
                at += 2;
                continue;
            }

            plain.Append(text, from, at - from).Append((char)letter);
            from = at += 7;
        }

        return plain.Append(text, from, text.Length - from).ToString();
    }
}
