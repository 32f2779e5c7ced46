using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CsvHelper;
using Microsoft.Extensions.Logging;

namespace OpsConsole.Core.Security.Places;

/// <summary>
/// Finds where a network address is in a file of ranges that the operator keeps, line by line
/// <c>first,last,continent,country,state,city,latitude,longitude</c> in the order of the addresses, IPv4 before IPv6, as DB-IP's free city file has
/// them. It is read where it lies, halving the file at each step: some twenty reads an address, nothing in memory, and a newer file counts at once.
/// </summary>
public sealed class AddressPlaces(AddressPlacesFile file, ILogger<AddressPlaces> log)
{
    private const int LongestLine = 1024;
    private const int Fields = 8;

    /// <summary>Null when there is no file, the address is in no range of it, or it cannot be read.</summary>
    public async Task<AddressPlace?> FindAsync(string address, CancellationToken ct)
    {
        if (file.Path is null || !IPAddress.TryParse(address, out var wanted))
            return null;
        wanted = wanted.IsIPv4MappedToIPv6 ? wanted.MapToIPv4() : wanted;
        try
        {
            await using var stream = new FileStream(file.Path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.RandomAccess, BufferSize = 0 });
            return await SearchAsync(stream, wanted, ct);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CsvFormatException or FormatException)
        {
            log.LogWarning(failure, "Where network addresses are could not be read from {File}", file.Path);
            return null;
        }
    }

    private static async Task<AddressPlace?> SearchAsync(FileStream stream, IPAddress wanted, CancellationToken ct)
    {
        // The line looked for begins in [low, high); the middle's line is the first that begins at or behind the middle.
        var (low, high) = (0L, stream.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (await LineAsync(stream, middle, ct) is not { } line || line.Start >= high)
            {
                high = middle;
                continue;
            }

            if (Compare(wanted, line.First) < 0)
                high = middle;
            else if (Compare(wanted, line.Last) > 0)
                low = line.End;
            else
                return line.Place;
        }

        return null;
    }

    /// <summary>The first line that begins at or behind an offset; null when none does.</summary>
    private static async Task<RangeLine?> LineAsync(FileStream stream, long from, CancellationToken ct)
    {
        // One byte earlier: an offset at which a line begins is behind a line's end.
        var at = Math.Max(0, from - 1);
        var bytes = new byte[2 * LongestLine];
        stream.Position = at;
        var count = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        var start = from == 0 ? 0 : Array.IndexOf(bytes, (byte)'\n', 0, count) + 1;
        if ((from > 0 && start == 0) || start >= count)
            return null;
        var end = Array.IndexOf(bytes, (byte)'\n', start, count - start);
        if (end < 0)
            end = count;
        return Read(bytes[start..end], at + start, at + end + 1);
    }

    private static RangeLine Read(byte[] line, long start, long end)
    {
        using var reader = CsvReader.Create(new MemoryStream(line), new() { HasHeader = false, Separator = ',', TrimWhitespace = true });
        if (!reader.Read() || reader.FieldCount < Fields || !IPAddress.TryParse(reader.GetString(0), out var first) || !IPAddress.TryParse(reader.GetString(1), out var last))
            throw new FormatException($"This is no range of addresses with its place: {Encoding.UTF8.GetString(line)}");
        var name = string.Join(", ", new[] { reader.GetString(5), reader.GetString(4), reader.GetString(3) }.Where(part => part.Length > 0));
        return new RangeLine(start, end, first, last, new AddressPlace(
            name, double.Parse(reader.GetString(6), CultureInfo.InvariantCulture), double.Parse(reader.GetString(7), CultureInfo.InvariantCulture)));
    }

    private static int Compare(IPAddress left, IPAddress right)
    {
        if (left.AddressFamily != right.AddressFamily)
            return left.AddressFamily == AddressFamily.InterNetwork ? -1 : 1;
        return left.GetAddressBytes().AsSpan().SequenceCompareTo(right.GetAddressBytes());
    }

    /// <param name="End">Where the next line begins.</param>
    private sealed record RangeLine(long Start, long End, IPAddress First, IPAddress Last, AddressPlace Place);
}
