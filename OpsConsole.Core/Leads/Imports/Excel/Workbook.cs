namespace OpsConsole.Core.Leads.Imports.Excel;

/// <param name="Part">The name of its part in the archive.</param>
internal sealed record WorkbookSheet(string Name, string Part, bool IsVisible);

/// <summary>What a workbook says about itself: its sheets in order, and where the parts are that all of them share.</summary>
internal sealed record Workbook(IReadOnlyList<WorkbookSheet> Sheets, string? Strings, string? Styles, bool Is1904)
{
    private const int MostSheets = 2_000;
    private const string Root = "xl/workbook.xml";

    /// <exception cref="LeadFileBrokenException">It is none.</exception>
    public static async Task<Workbook> ReadAsync(WorkbookParts parts, CancellationToken ct)
    {
        var root = (await PartLinks.OfAsync(parts, "", ct)).FirstOrDefault(link => link.IsA("officeDocument"))?.Target;
        root = root is not null && parts.Has(root) ? root : Root;
        var links = await PartLinks.OfAsync(parts, root, ct);
        await using var part = await parts.TryOpenAsync(root, WorkbookParts.MostBytes, ct) ?? throw new LeadFileBrokenException(new FileIsNoWorkbook());
        var byId = links.DistinctBy(link => link.Id).ToDictionary(link => link.Id);
        var (sheets, is1904, isWorkbook) = (new List<WorkbookSheet>(), false, false);
        while (await part.ReadStartAsync())
        {
            isWorkbook |= part.Name == "workbook";
            if (part.Name == "workbookPr")
                is1904 = part.Flag("date1904");
            // Charts and macros have sheets of their own; they hold no cells.
            else if (part.Name == "sheet" && sheets.Count < MostSheets && part.ForeignAttribute("id") is { } id && byId.TryGetValue(id, out var link) && link.IsA("worksheet"))
                sheets.Add(new(Shown(part.Attribute("name")), link.Target, part.Attribute("state") is null or "visible"));
        }

        if (!isWorkbook)
            throw new LeadFileBrokenException(new FileIsNoWorkbook());
        return new Workbook(sheets, links.FirstOrDefault(link => link.IsA("sharedStrings"))?.Target, links.FirstOrDefault(link => link.IsA("styles"))?.Target, is1904);
    }

    private static string Shown(string? name)
    {
        var shown = string.Concat((name ?? "").Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
        return shown.Length <= 100 ? shown : shown[..100];
    }
}
