namespace OpsConsole.Core.Leads.Imports;

/// <summary>What a file holds: the names of its columns, how many rows follow, and the cells of the first few.</summary>
public sealed record LeadFileLook(IReadOnlyList<string> Headers, int Rows, IReadOnlyList<IReadOnlyList<string>> Samples)
{
    public const int SampleRows = 5;

    /// <summary>Reads the file to its end, so that one that breaks on its last line is refused before anything of it is imported.</summary>
    public static async Task<Result<LeadFileLook>> AtAsync(Stream stream, CancellationToken ct)
    {
        var opened = await LeadFile.OpenAsync(stream, ct);
        if (opened.Error is { } error)
            return error;
        await using var file = opened.Value;
        var samples = new List<IReadOnlyList<string>>(SampleRows);
        var rows = 0;
        try
        {
            await foreach (var row in file.RowsAsync(ct: ct))
                if (++rows <= SampleRows)
                    samples.Add(row.Cells);
        }
        catch (LeadFileBrokenException broken)
        {
            return broken.Error;
        }

        return new LeadFileLook(file.Headers, rows, samples);
    }
}
