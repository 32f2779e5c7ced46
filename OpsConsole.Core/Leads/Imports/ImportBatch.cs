using System.Globalization;
using OpsConsole.Core.Leads.Imports.Updating;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>The lead that stands for an address, and the line of this import that brought it, if one did.</summary>
internal sealed record ListedLead(long Id, int? Line);

/// <summary>A stretch of rows, sorted into those that are new, those whose address is already here, and those that are refused.</summary>
internal sealed class ImportBatch
{
    private readonly List<(LeadRow Row, string Key)> good;
    private readonly List<LeadRow> refused;

    public ImportBatch(IReadOnlyList<LeadRow> rows)
    {
        good = [.. rows.Where(row => row.Input is not null).Select(row => (row, row.Input!.Address().Key))];
        refused = [.. rows.Where(row => row.Input is null && row.Problems.Count > 0)];
        LeftOutCount = rows.Count - good.Count - refused.Count;
        Lines = [.. rows.Select(row => row.Line)];
        Keys = [.. good.Select(entry => entry.Key).Distinct()];
        LastLine = rows[^1].Line;
    }

    public IReadOnlyList<string> Keys { get; }

    public IReadOnlyList<int> Lines { get; }

    public int LastLine { get; }

    public int RefusedCount => refused.Count;

    /// <summary>Rows that somebody said are not to be imported: neither an input nor a problem.</summary>
    public int LeftOutCount { get; }

    public IEnumerable<int> RefusedLines => refused.Select(row => row.Line);

    /// <summary>The cells of the refused rows as they came, by line.</summary>
    public IReadOnlyDictionary<int, LeadFileRow> Raw { get; init; } = new Dictionary<int, LeadFileRow>();

    /// <summary>The first row of each address that is not listed.</summary>
    public IEnumerable<LeadRow> NewRows(ICollection<string> listed) =>
        good.Where(entry => !listed.Contains(entry.Key)).DistinctBy(entry => entry.Key).Select(entry => entry.Row);

    /// <summary>The rows whose lead was here before them, in the order of the file.</summary>
    /// <param name="listed">All addresses of the batch, now that the new ones are saved.</param>
    public IReadOnlyList<(LeadRow Row, long LeadId)> Hits(IReadOnlyDictionary<string, ListedLead> listed) =>
        [.. good.Select(entry => (entry.Row, Lead: listed[entry.Key])).Where(entry => entry.Lead.Line != entry.Row.Line).Select(entry => (entry.Row, entry.Lead.Id))];

    /// <param name="listed">All addresses of the batch, now that the new ones are saved.</param>
    /// <param name="said">What became of lines that might change a lead.</param>
    public IReadOnlyList<LeadImportProblem> Duplicates(long importId, IReadOnlyDictionary<string, ListedLead> listed, IReadOnlyDictionary<int, UpdatedLine> said) =>
    [
        .. good.Select(entry => (entry.Row, Lead: listed[entry.Key])).Where(entry => entry.Lead.Line != entry.Row.Line)
            .Select(entry => new LeadImportProblem
            {
                ImportId = importId,
                Line = entry.Row.Line,
                Column = "",
                Value = Cut(AddressOf(entry.Row.Input!)),
                Reason = Cut(said.GetValueOrDefault(entry.Row.Line) is { Words.Length: > 0 } update ? $"{Same(entry.Lead)}: {update.Words}" : Same(entry.Lead)),
                MatchesLeadId = entry.Lead.Id,
                IsUpdate = said.GetValueOrDefault(entry.Row.Line) is { IsUpdate: true },
            }),
    ];

    public IEnumerable<LeadImportProblem> Refusals(long importId) => refused.SelectMany(row => Problems(importId, row));

    public static IEnumerable<LeadImportProblem> Problems(long importId, LeadRow row) => row.Problems.Select(problem => new LeadImportProblem
    {
        ImportId = importId,
        Line = problem.Line,
        Column = Cut(problem.Column),
        Value = problem.Value.Length == 0 ? null : Cut(problem.Value),
        Reason = Cut(problem.Reason),
    });

    private static string Same(ListedLead lead) => lead.Line is { } line
        ? string.Create(CultureInfo.InvariantCulture, $"Same address as lead {lead.Id}, added by line {line}")
        : string.Create(CultureInfo.InvariantCulture, $"Same address as lead {lead.Id}");

    private static string AddressOf(LeadInput input) => $"{input.Street}, {input.City}, {input.State} {input.Zip}".TrimEnd();

    private static string Cut(string text) => text.Length <= LeadImportProblem.TextLength ? text : text[..(LeadImportProblem.TextLength - 1)] + "…";
}
