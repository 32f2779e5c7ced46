using System.Xml;

namespace OpsConsole.Core.Leads.Imports.Excel;

/// <summary>The names of elements and attributes, which an XML reader keeps for as long as it lives. A workbook has a few hundred; one that has more is made to fill the memory.</summary>
internal sealed class FewNames : NameTable
{
    private const int Most = 5_000;

    private int count;

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? (Counts() ? base.Add(key, start, len) : "");

    public override string Add(string key) => Get(key) ?? (Counts() ? base.Add(key) : "");

    private bool Counts() => ++count <= Most ? true : throw new LeadFileBrokenException(new WorkbookIsDamaged());
}
