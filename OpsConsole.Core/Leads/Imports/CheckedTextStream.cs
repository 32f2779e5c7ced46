using System.Buffers;
using System.Text;
using System.Text.Unicode;
using OpsConsole.Core.Files;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>
/// Passes UTF-8 on only when it is valid, and knows on which line it is not. UTF-16 is turned into UTF-8 on the way.
/// Holds one buffer; not thread-safe.
/// </summary>
internal sealed class CheckedTextStream : AsyncReadStream
{
    private const int BufferLength = 64 * 1024;

    private readonly Stream source;
    private readonly bool fromUtf16;
    private readonly byte[] buffer = new byte[BufferLength];
    private int start;
    private int end;
    private int kept;
    private byte lastByte;

    public CheckedTextStream(Stream source, Encoding? utf16)
    {
        fromUtf16 = utf16 is not null;
        this.source = utf16 is null ? source : Encoding.CreateTranscodingStream(source, utf16, new UTF8Encoding(false), leaveOpen: true);
    }

    /// <summary>Line breaks passed on so far; CR, LF and CR LF are one each.</summary>
    public int LineBreaks { get; private set; }

    /// <exception cref="LeadFileBrokenException">The text is not what its encoding says.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken = default)
    {
        if (into.IsEmpty)
            return 0;
        if (start == end && !await FillAsync(cancellationToken))
            return 0;
        var length = Math.Min(end - start, into.Length);
        buffer.AsSpan(start, length).CopyTo(into.Span);
        start += length;
        return length;
    }

    // The buffer holds [passed on | valid, up to end | up to 3 bytes of a character that is not complete yet].
    private async ValueTask<bool> FillAsync(CancellationToken ct)
    {
        do
        {
            buffer.AsSpan(end, kept).CopyTo(buffer);
            var read = await ReadSourceAsync(buffer.AsMemory(kept), ct);
            var length = kept + read;
            kept = read == 0 ? 0 : IncompleteTail(buffer.AsSpan(0, length));
            (start, end) = (0, length - kept);
            Check(buffer.AsSpan(0, end));
            if (read == 0)
                return false;
        }
        while (end == 0);
        return true;
    }

    private async ValueTask<int> ReadSourceAsync(Memory<byte> into, CancellationToken ct)
    {
        try
        {
            return await source.ReadAsync(into, ct);
        }
        catch (DecoderFallbackException) when (fromUtf16)
        {
            throw new LeadFileBrokenException(new FileIsNotUtf16(LineBreaks + 1));
        }
    }

    private void Check(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
        {
            var at = 0;
            while (Rune.DecodeFromUtf8(text[at..], out _, out var taken) == OperationStatus.Done)
                at += taken;
            throw new LeadFileBrokenException(new FileIsNotUtf8(LineBreaks + Breaks(text[..at]) + 1));
        }

        LineBreaks += Breaks(text);
        if (text.Length > 0)
            lastByte = text[^1];
    }

    private int Breaks(ReadOnlySpan<byte> text)
    {
        var breaks = text.Count((byte)'\n') + text.Count((byte)'\r') - text.Count("\r\n"u8);
        return text.Length > 0 && text[0] == '\n' && lastByte == '\r' ? breaks - 1 : breaks;
    }

    private static int IncompleteTail(ReadOnlySpan<byte> text)
    {
        for (var back = 1; back <= Math.Min(3, text.Length); back++)
        {
            var lead = text[^back];
            if ((lead & 0xc0) == 0x80)
                continue;
            var length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
            return length > back ? back : 0;
        }

        return 0;
    }
}
