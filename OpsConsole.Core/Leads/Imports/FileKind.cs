using System.Text;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>What a file is, by its first bytes: names and content types lie.</summary>
internal sealed record FileKind(Encoding? Utf16, int MarkLength, LeadFileError? Error, bool IsZip = false)
{
    /// <summary>So many bytes are enough to tell.</summary>
    public const int BytesNeeded = 4_096;

    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    public static FileKind Of(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK\u0003\u0004"u8))
            return new(null, 0, null, IsZip: true);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0]))
            return new(null, 0, new FileIsOldOrLockedWorkbook());
        if (start.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]))
            return start.Length == 2 ? Empty : new(LittleEndian, 2, null);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
            return start.Length == 2 ? Empty : new(BigEndian, 2, null);

        var markLength = start.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? 3 : 0;
        var text = start[markLength..];
        if (text.IndexOfAnyExcept(" \t\r\n"u8) < 0 && start.Length < BytesNeeded)
            return Empty;
        return new(null, markLength, IsBinary(text) ? new FileLooksBinary() : null);
    }

    private static FileKind Empty { get; } = new(null, 0, new FileIsEmpty());

    private static bool IsBinary(ReadOnlySpan<byte> text)
    {
        if (text.Contains((byte)0) || text.StartsWith("%PDF-"u8))
            return true;
        var controls = 0;
        foreach (var letter in text)
        {
            if (letter < 0x20 && letter is not ((byte)'\t' or (byte)'\r' or (byte)'\n'))
                controls++;
        }

        return controls * 20 > text.Length;
    }
}
