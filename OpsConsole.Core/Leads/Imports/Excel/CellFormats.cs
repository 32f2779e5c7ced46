using System.Globalization;

namespace OpsConsole.Core.Leads.Imports.Excel;

/// <summary>The number formats of a workbook, by the style that a cell names.</summary>
internal sealed class CellFormats
{
    private const int MostStyles = 66_000;
    private const int MostCodes = 10_000;

    private readonly List<CellFormat> byStyle = [];

    public CellFormat Of(string? style) =>
        style is not null && int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < byStyle.Count ? byStyle[at] : CellFormat.General;

    // <styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts>…<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>
    public async Task ReadAsync(PartXml part)
    {
        var codes = new Dictionary<int, string>();
        var formats = new Dictionary<int, CellFormat>();
        var isOfCells = false;
        while (await part.ReadAsync())
        {
            if (part.Name == "cellXfs" && (part.IsStart || part.IsEnd))
                isOfCells = part.IsStart && !part.IsEmpty;
            if (!part.IsStart)
                continue;
            if (part.Name == "numFmt" && codes.Count < MostCodes)
                codes[Id(part)] = part.Attribute("formatCode") ?? "";
            else if (part.Name == "xf" && isOfCells && byStyle.Count < MostStyles)
            {
                var id = Id(part);
                if (!formats.TryGetValue(id, out var format))
                    formats[id] = format = CellFormat.Of(id, codes.GetValueOrDefault(id));
                byStyle.Add(format);
            }
        }
    }

    private static int Id(PartXml part) => int.TryParse(part.Attribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
