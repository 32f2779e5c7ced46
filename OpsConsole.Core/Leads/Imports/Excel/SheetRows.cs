using System.Globalization;
using System.Text;

namespace OpsConsole.Core.Leads.Imports.Excel;

/// <summary>What the cells of a sheet refer to.</summary>
internal sealed record SheetContext(SharedStrings Strings, CellFormats Formats, bool Is1904);

/// <summary>
/// The rows of a sheet as a person reads them, forward, with one row in memory. Hidden rows are rows; of merged cells the first has the value
/// and the others are empty, as when Excel saves CSV; of formulas it is the value that was saved.
/// </summary>
internal sealed class SheetRows(PartXml part, SheetContext context)
{
    private const int MostRows = 1_048_576;

    /// <summary>What stands further right is not read.</summary>
    private const int MostColumns = 2 * LeadFile.MostColumns;

    private readonly StringBuilder text = new();
    private List<string> cells = [];
    private bool isInside;

    /// <summary>The sheet's own number of the row read last.</summary>
    public int Number { get; private set; }

    /// <summary>The cells of the next row, up to the last that says something; null behind the last row.</summary>
    // <sheetData><row r="2"><c r="A2" t="s"><v>17</v></c><c r="D2" s="3"><f>B2*2</f><v>59222</v></c></row>…</sheetData>
    public async ValueTask<IReadOnlyList<string>?> NextAsync()
    {
        while (await part.ReadAsync())
        {
            switch (part.Name)
            {
                case "sheetData" when part.IsStart:
                    isInside = !part.IsEmpty;
                    break;
                case "sheetData" when part.IsEnd:
                    return null;
                case "row" when part.IsStart && isInside:
                    BeginRow();
                    if (part.IsEmpty)
                        return cells;
                    break;
                case "row" when part.IsEnd && isInside:
                    return cells;
                case "c" when part.IsStart && isInside:
                    await ReadCellAsync();
                    break;
            }
        }

        return null;
    }

    private void BeginRow()
    {
        var before = Number;
        if (part.Attribute("r") is not { } given)
            Number++;
        else if (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            Number = number;
        if (Number <= before || Number > MostRows)
            throw new LeadFileBrokenException(new WorkbookBreaksOff(before));
        cells = [];
    }

    private async ValueTask ReadCellAsync()
    {
        var column = part.Attribute("r") is { } place ? ColumnOf(place) : cells.Count;
        var (type, style, hasMore) = (part.Attribute("t"), part.Attribute("s"), !part.IsEmpty);
        text.Clear();
        while (hasMore && await part.ReadAsync() && !(part.IsEnd && part.Name == "c"))
        {
            if (part.IsStart && part.Name == "v")
                await part.AppendTextAsync(text);
            else if (part.IsStart && part.Name == "is")
                await CellText.AppendItemAsync(part, "is", text);
        }

        var value = text.Length == 0 ? "" : Shown(type, style, text.ToString());
        if (column >= MostColumns)
            return;
        while (cells.Count <= column)
            cells.Add("");
        cells[column] = value;
    }

    private string Shown(string? type, string? style, string value) => type switch
    {
        "s" => context.Strings.Text(value) ?? throw new LeadFileBrokenException(new WorkbookBreaksOff(Number)),
        "inlineStr" or "str" => CellText.Unescaped(value),
        "b" => value == "1" ? "TRUE" : value == "0" ? "FALSE" : value,
        "e" or "d" => value,
        _ => context.Formats.Of(style).Show(value, context.Is1904),
    };

    /// <summary>"D5" → 3.</summary>
    private int ColumnOf(string place)
    {
        var column = 0;
        foreach (var letter in place)
        {
            if (!char.IsAsciiLetterUpper(letter))
                break;
            column = Math.Min((column * 26) + (letter - 'A' + 1), 20_000);
        }

        return column > 0 ? column - 1 : throw new LeadFileBrokenException(new WorkbookBreaksOff(Number - 1));
    }
}
