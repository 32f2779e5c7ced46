using System.Globalization;
using System.Text;

namespace OpsConsole.Core.Leads.Imports.Excel;

/// <summary>
/// The texts that the cells of a workbook name by number, each kept once. They are asked for in any order, so they are held in memory, as
/// UTF-8 one behind the other: at most <see cref="MostMegabytes"/>, and that is all of a workbook that grows with its rows.
/// </summary>
internal sealed class SharedStrings
{
    public const int MostMegabytes = 32;

    private const int MostBytes = MostMegabytes * 1_000_000;
    private const int MostTexts = 2_000_000;

    private byte[] texts = new byte[16 * 1024];
    private int[] ends = new int[1_024];
    private int count;

    private int Length => count == 0 ? 0 : ends[count - 1];

    /// <summary>The text a cell names; null when there is none of that number.</summary>
    public string? Text(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < count
            ? Encoding.UTF8.GetString(texts.AsSpan((at == 0 ? 0 : ends[at - 1])..ends[at]))
            : null;

    // <sst><si><t>Folsom</t></si><si><r><t>Elk </t></r><r><rPr><b/></rPr><t>Grove</t></r><rPh sb="0" eb="1"><t>…</t></rPh></si></sst>
    public async Task ReadAsync(PartXml part)
    {
        var text = new StringBuilder();
        while (await part.ReadStartAsync())
        {
            if (part.Name != "si")
                continue;
            text.Clear();
            await CellText.AppendItemAsync(part, "si", text);
            Add(CellText.Unescaped(text.ToString()));
        }
    }

    private void Add(string text)
    {
        var needed = Length + Encoding.UTF8.GetByteCount(text);
        if (needed > MostBytes || count == MostTexts)
            throw new LeadFileBrokenException(new WorkbookHasTooManyTexts(MostMegabytes));
        if (needed > texts.Length)
            Array.Resize(ref texts, Math.Min(MostBytes, Math.Max(needed, 2 * texts.Length)));
        if (count == ends.Length)
            Array.Resize(ref ends, 2 * ends.Length);
        Encoding.UTF8.GetBytes(text, texts.AsSpan(Length));
        ends[count++] = needed;
    }
}
