namespace OpsConsole.Core.Leads.Imports.Excel;

/// <summary>How one part of a workbook names another: <c>rId1</c>, <c>…/relationships/worksheet</c>, the name of the part in the archive.</summary>
internal sealed record PartLink(string Id, string Kind, string Target)
{
    public bool IsA(string kind) => Kind.EndsWith('/' + kind, StringComparison.Ordinal);
}

internal static class PartLinks
{
    private const int Most = 10_000;

    /// <summary>The links of a part, in <c>_rels</c> beside it; "" is the archive itself. What leads out of the archive is left out.</summary>
    public static async Task<IReadOnlyList<PartLink>> OfAsync(WorkbookParts parts, string of, CancellationToken ct)
    {
        var slash = of.LastIndexOf('/') + 1;
        await using var part = await parts.TryOpenAsync($"{of[..slash]}_rels/{of[slash..]}.rels", WorkbookParts.MostBytes, ct);
        var links = new List<PartLink>();
        while (part is not null && links.Count < Most && await part.ReadStartAsync())
            if (part.Name == "Relationship" && part.Attribute("Id") is { } id && part.Attribute("Target") is { } target && part.Attribute("TargetMode") != "External")
                links.Add(new(id, part.Attribute("Type") ?? "", Resolved(of[..slash], target)));
        return links;
    }

    /// <summary>"xl/" and "../xl/worksheets/sheet1.xml" → "xl/worksheets/sheet1.xml".</summary>
    private static string Resolved(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Replace('\\', '/').Split('/'))
        {
            if (step == ".." && steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
            else if (step is not ("" or "." or ".."))
                steps.Add(step);
        }

        return string.Join('/', steps);
    }
}
