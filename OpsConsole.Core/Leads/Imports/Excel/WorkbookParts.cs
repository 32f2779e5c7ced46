using System.Buffers.Binary;
using System.IO.Compression;

namespace OpsConsole.Core.Leads.Imports.Excel;

/// <summary>
/// The parts of a workbook by their names. Names are only looked up in the archive, never on a disk, so "../../x" leads nowhere. The list of
/// parts is bounded before it is read, since the archive reader holds all of it.
/// </summary>
internal sealed class WorkbookParts : IAsyncDisposable
{
    /// <summary>Of a part that is read row by row.</summary>
    public const long MostSheetBytes = 1_000_000_000;

    /// <summary>Of a part that only says what the workbook is made of.</summary>
    public const long MostBytes = 32_000_000;

    private const int MostDirectoryBytes = 1_000_000;
    private const int EndLength = 22;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> byName = new(StringComparer.OrdinalIgnoreCase);

    private WorkbookParts(ZipArchive zip)
    {
        this.zip = zip;
        // Some writers use backslashes.
        foreach (var entry in zip.Entries)
            byName.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
    }

    /// <exception cref="LeadFileBrokenException">It is no archive that can be read.</exception>
    public static async Task<WorkbookParts> OpenAsync(Stream stream, CancellationToken ct)
    {
        if (await DirectoryAsync(stream, ct) is not { } end)
            throw new LeadFileBrokenException(new WorkbookIsDamaged());
        try
        {
            return new WorkbookParts(await ZipArchive.CreateAsync(new ArchiveStream(stream, end), ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct));
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            throw new LeadFileBrokenException(new WorkbookIsDamaged());
        }
    }

    public bool Has(string name) => byName.ContainsKey(name);

    /// <summary>Null when there is no such part.</summary>
    public async Task<PartXml?> TryOpenAsync(string? name, long mostBytes, CancellationToken ct) =>
        name is not null && byName.TryGetValue(name, out var entry) ? await PartXml.OpenAsync(entry, mostBytes, ct) : null;

    public ValueTask DisposeAsync() => zip.DisposeAsync();

    /// <summary>All from the directory on; null when there is none, or one that no workbook has.</summary>
    // The end of an archive: 50 4b 05 06, …, entries (2 bytes at 10), length of the directory (4 at 12), its place (4 at 16), comment.
    private static async Task<byte[]?> DirectoryAsync(Stream stream, CancellationToken ct)
    {
        var tail = await EndAsync(stream, Math.Min(stream.Length, ushort.MaxValue + EndLength), ct);
        if (tail.Length < EndLength || tail.AsSpan(..^(EndLength - 4)).LastIndexOf("PK\u0005\u0006"u8) is not (>= 0 and var at))
            return null;
        var place = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
        var end = stream.Length - tail.Length + at;
        // Where fields are full, the truth stands elsewhere; no workbook that may be uploaded needs that.
        return place <= end && end - place <= MostDirectoryBytes && BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10)) != ushort.MaxValue
            ? await EndAsync(stream, Math.Max(stream.Length - place, tail.Length), ct)
            : null;
    }

    private static async Task<byte[]> EndAsync(Stream stream, long length, CancellationToken ct)
    {
        var end = new byte[(int)length];
        stream.Position = stream.Length - length;
        await stream.ReadExactlyAsync(end, ct);
        return end;
    }
}
