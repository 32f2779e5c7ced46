using System.Collections.Frozen;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>What a spreadsheet shows where a formula failed, in a workbook and in a CSV file saved from one. It is never a value.</summary>
internal static class SpreadsheetError
{
    public const string Reason = "A formula of the spreadsheet failed here. Write the value itself, or leave the cell empty";

    private static readonly FrozenSet<string> all = new[]
    {
        "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#UNKNOWN!", "#CONNECT!", "#BUSY!", "#GETTING_DATA",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsIn(string text) => text.StartsWith('#') && all.Contains(text);
}
