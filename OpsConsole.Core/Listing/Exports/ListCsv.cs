using System.Globalization;
using System.Text;
using OpsConsole.Core.Files;

namespace OpsConsole.Core.Listing.Exports;

/// <summary>
/// Rows of a list as CSV: UTF-8 with its mark, so that Excel shows accents; texts that a spreadsheet would run are made harmless; flushed every few
/// hundred rows. Written by hand because a library's way through each field costs more than the database.
/// </summary>
internal static class ListCsv
{
    private const int FlushLength = 64 * 1024;

    public static async Task WriteAsync<TRow>(Stream to, IReadOnlyList<ListColumn<TRow>> columns, IAsyncEnumerable<TRow> rows, CancellationToken ct)
    {
        var text = new StringBuilder(FlushLength * 2);
        text.Append('\ufeff').AppendJoin(',', columns.Select(column => column.Label)).Append("\r\n");
        await FlushAsync();
        var isFirst = true;
        await foreach (var row in rows.WithCancellation(ct))
        {
            for (var n = 0; n < columns.Count; n++)
            {
                if (n > 0)
                    text.Append(',');
                Append(text, columns[n].Value(row));
            }

            text.Append("\r\n");
            if (text.Length < FlushLength && !isFirst)
                continue;
            isFirst = false;
            await FlushAsync();
        }

        await FlushAsync();

        async Task FlushAsync()
        {
            foreach (var piece in text.GetChunks())
                await WritePieceAsync(piece);
            text.Clear();
        }

        async Task WritePieceAsync(ReadOnlyMemory<char> piece)
        {
            var bytes = System.Buffers.ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(piece.Length));
            try
            {
                var count = Encoding.UTF8.GetBytes(piece.Span, bytes);
                await to.WriteAsync(bytes.AsMemory(0, count), ct);
            }
            finally
            {
                System.Buffers.ArrayPool<byte>.Shared.Return(bytes);
            }
        }
    }

    private static void Append(StringBuilder to, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                AppendText(to, text);
                break;
            case DateTime instant:
                to.Append(CultureInfo.InvariantCulture, $"{instant:yyyy-MM-dd HH:mm:ss}");
                break;
            case DateOnly day:
                to.Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}");
                break;
            case decimal number:
                to.Append(CultureInfo.InvariantCulture, $"{number:0.##}");
                break;
            default:
                to.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
        }
    }

    private static void AppendText(StringBuilder to, string text)
    {
        var safe = CsvCell.Safe(text);
        if (safe.AsSpan().IndexOfAny(",\"\r\n") < 0 && (safe.Length == 0 || (safe[0] != ' ' && safe[^1] != ' ')))
            to.Append(safe);
        else
            to.Append('"').Append(safe.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
