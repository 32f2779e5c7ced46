using System.Globalization;
using System.Runtime.CompilerServices;

namespace OpsConsole.Core.Listing.Exports;

public enum ExportFormat
{
    Csv,
    Xlsx,
}

/// <summary>What a file of a list is made of.</summary>
/// <param name="Name">What its rows are, lower case: "leads". Also the beginning of the file's name.</param>
/// <param name="About">What the workbook says of itself, besides how many rows it has.</param>
/// <param name="RecordAsync">Told how many rows were written, however the file ends.</param>
internal sealed record ExportPlan<TRow>(
    string Name, ExportFormat Format, IReadOnlyList<ListColumn<TRow>> Columns, IReadOnlyList<(string Label, Func<object> Value)> About, Func<long, Task> RecordAsync);

/// <summary>
/// A file of a list on its way out. It says how many rows it will have, in its name too, before the first byte; holds four chunks of rows
/// at a time; and when it ends, however it ends, what was really written is recorded.
/// </summary>
public abstract class ExportFile
{
    /// <summary>What the file is called: "leads-2026-11-21-1200-rows.csv".</summary>
    public abstract string Name { get; }

    public abstract string ContentType { get; }

    public abstract int Rows { get; }

    /// <summary>How many rows are on their way; fewer than <see cref="Rows"/> at the end when rows went away or whoever asked stopped it.</summary>
    public abstract long Written { get; }

    public abstract Task WriteAsync(Stream to, CancellationToken ct);

    /// <summary>The name's last part.</summary>
    internal static string ExtensionOf(ExportFormat format) => format == ExportFormat.Csv ? "csv" : "xlsx";
}

/// <param name="rows">How many there are when it begins.</param>
/// <param name="read">The rows in their order, at most a few chunks ahead of whoever takes them.</param>
internal sealed class ExportFile<TRow>(TimeProvider clock, ExportPlan<TRow> plan, int rows, Func<CancellationToken, IAsyncEnumerable<TRow>> read) : ExportFile
{
    private const int Chunk = 500;
    private const int ChunksAhead = 3;

    private long written;

    /// <param name="ids">All rows, in their order.</param>
    /// <param name="readAsync">The rows of a chunk of ids in their order; one that is gone meanwhile is left out.</param>
    public ExportFile(TimeProvider clock, ExportPlan<TRow> plan, IReadOnlyList<long> ids, Func<long[], CancellationToken, Task<IReadOnlyList<TRow>>> readAsync)
        : this(clock, plan, ids.Count, ct => InChunksAsync(ids, readAsync, ct))
    {
    }

    public override int Rows => rows;

    public override long Written => written;

    public override string Name => string.Create(CultureInfo.InvariantCulture, $"{plan.Name}-{clock.GetUtcNow():yyyy-MM-dd}-{rows}-rows.{ExtensionOf(plan.Format)}");

    public override string ContentType => plan.Format == ExportFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private string Title => $"{char.ToUpperInvariant(plan.Name[0])}{plan.Name[1..]}";

    public override async Task WriteAsync(Stream to, CancellationToken ct)
    {
        try
        {
            if (plan.Format == ExportFormat.Csv)
                await ListCsv.WriteAsync(to, plan.Columns, RowsAsync(ct), ct);
            else
                await Workbook.WriteAsync(to, Title, plan.Columns, RowsAsync(ct), [($"{Title} found", () => (long)rows), ("Rows written", () => written), .. plan.About], ct);
        }
        finally
        {
            // Also when whoever asked has gone: what left the house left it.
            await plan.RecordAsync(written);
        }
    }

    private async IAsyncEnumerable<TRow> RowsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in read(ct).WithCancellation(ct))
        {
            yield return row;
            written++;
        }
    }

    private static async IAsyncEnumerable<TRow> InChunksAsync(
        IReadOnlyList<long> ids, Func<long[], CancellationToken, Task<IReadOnlyList<TRow>>> readAsync, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var rows in ids.Chunk(Chunk).EachAheadAsync(ChunksAhead, readAsync, ct))
            foreach (var row in rows)
                yield return row;
    }
}
