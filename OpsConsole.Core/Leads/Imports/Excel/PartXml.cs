using System.IO.Compression;
using System.Text;
using System.Xml;

namespace OpsConsole.Core.Leads.Imports.Excel;

/// <summary>
/// One XML part of a workbook, read forward. Nothing outside of it is looked up, no document type is allowed, and bytes, depth, names and
/// tags have bounds: a part can be wrong, but not expensive. Local names only, because the strict and the usual form differ in namespaces.
/// </summary>
internal sealed class PartXml : IAsyncDisposable
{
    /// <summary>Of a text in characters; a cell of Excel holds 32,767.</summary>
    public const int LongestText = 40_000;

    private const int MostDepth = 64;

    private readonly PartStream part;
    private readonly PartText text;
    private readonly XmlReader xml;
    private readonly char[] buffer = new char[2_048];

    private PartXml(Stream opened, long mostBytes, CancellationToken ct)
    {
        part = new PartStream(opened, mostBytes);
        text = new PartText(part, ct);
        xml = XmlReader.Create(text, new XmlReaderSettings
        {
            Async = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            NameTable = new FewNames(),
        });
    }

    public bool IsStart => xml.NodeType == XmlNodeType.Element;

    public bool IsEnd => xml.NodeType == XmlNodeType.EndElement;

    /// <summary>True for <c>&lt;c/&gt;</c>, which has no end of its own.</summary>
    public bool IsEmpty => xml.IsEmptyElement;

    public string Name => xml.LocalName;

    public CancellationToken Cancellation
    {
        set => text.Cancellation = value;
    }

    public static async Task<PartXml> OpenAsync(ZipArchiveEntry entry, long mostBytes, CancellationToken ct)
    {
        try
        {
            return new PartXml(await entry.OpenAsync(ct), mostBytes, ct);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            throw new LeadFileBrokenException(new WorkbookIsDamaged());
        }
    }

    /// <summary>Goes to the next start, end or text.</summary>
    public async ValueTask<bool> ReadAsync()
    {
        try
        {
            var isThere = await xml.ReadAsync();
            return xml.Depth <= MostDepth ? isThere : throw new XmlException();
        }
        catch (Exception failure) when (failure is XmlException or InvalidDataException or IOException)
        {
            throw new LeadFileBrokenException(new WorkbookIsDamaged());
        }
    }

    /// <summary>Goes to the next start of an element.</summary>
    public async ValueTask<bool> ReadStartAsync()
    {
        while (await ReadAsync())
            if (IsStart)
                return true;
        return false;
    }

    public string? Attribute(string name) => xml.GetAttribute(name);

    public bool Flag(string name) => Attribute(name) is "1" or "true";

    /// <summary>An attribute by its local name, in whichever namespace but none.</summary>
    public string? ForeignAttribute(string localName)
    {
        string? found = null;
        while (xml.MoveToNextAttribute())
            if (xml.LocalName == localName && xml.NamespaceURI.Length > 0)
                found = xml.Value;
        xml.MoveToElement();
        return found;
    }

    /// <summary>Appends the text inside the element that starts here and goes to its end. Elements inside are passed over.</summary>
    public async ValueTask AppendTextAsync(StringBuilder into)
    {
        if (IsEmpty)
            return;
        var depth = xml.Depth;
        while (await ReadAsync() && !(IsEnd && xml.Depth == depth))
            if (xml.Depth == depth + 1 && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                await AppendNodeAsync(into);
    }

    public async ValueTask DisposeAsync()
    {
        xml.Dispose();
        text.Dispose();
        await part.DisposeAsync();
    }

    private async ValueTask AppendNodeAsync(StringBuilder into)
    {
        while (await ChunkAsync() is var read and > 0)
        {
            into.Append(buffer, 0, read);
            if (into.Length > LongestText)
                throw new LeadFileBrokenException(new WorkbookIsDamaged());
        }
    }

    private async ValueTask<int> ChunkAsync()
    {
        try
        {
            return await xml.ReadValueChunkAsync(buffer, 0, buffer.Length);
        }
        catch (Exception failure) when (failure is XmlException or InvalidDataException or IOException)
        {
            throw new LeadFileBrokenException(new WorkbookIsDamaged());
        }
    }
}
