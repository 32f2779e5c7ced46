using System.Text;

namespace OpsConsole.Core.Leads.Imports.Excel;

/// <summary>
/// The text of an XML part on its way to the reader, which holds a whole tag in memory: one that does not end is stopped here. Long texts
/// between tags are no danger; they are read in pieces. Asynchronous only.
/// </summary>
internal sealed class PartText(Stream part, CancellationToken ct) : TextReader
{
    /// <summary>In characters. The tags of a sheet have fewer than a hundred, those of a root a few thousand.</summary>
    public const int LongestTag = 64 * 1024;

    private const char Markup = '!';

    private readonly StreamReader text = new(part, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 16 * 1024, leaveOpen: true);
    private int length;

    // '\0' outside of tags, '>' in one, a quotation mark in the value of an attribute, '!' in a comment, CDATA or processing instruction,
    // which the reader takes in pieces.
    private char until;

    /// <summary>Changes with who waits: opening a file, then reading its rows.</summary>
    public CancellationToken Cancellation { get; set; } = ct;

    public override async Task<int> ReadAsync(char[] buffer, int index, int count)
    {
        var read = await text.ReadAsync(buffer.AsMemory(index, count), Cancellation);
        foreach (var letter in buffer.AsSpan(index, read))
            Follow(letter);
        return read;
    }

    public override int Read(char[] buffer, int index, int count) => throw new NotSupportedException("Read asynchronously.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            text.Dispose();
        base.Dispose(disposing);
    }

    private void Follow(char letter)
    {
        switch (until)
        {
            case '\0':
                if (letter == '<')
                    (until, length) = ('>', 0);
                return;
            case Markup:
                // Good enough: an inner '>' only means that what follows counts as text.
                if (letter == '>')
                    until = '\0';
                return;
            case '>' when length == 0 && letter is '!' or '?':
                until = Markup;
                return;
            case '>':
                until = letter switch { '>' => '\0', '"' or '\'' => letter, _ => '>' };
                break;
            default:
                until = letter == until ? '>' : until;
                break;
        }

        if (++length > LongestTag)
            throw new LeadFileBrokenException(new WorkbookIsDamaged());
    }
}
