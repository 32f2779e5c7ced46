using System.Globalization;

namespace OpsConsole.Core.Bulk;

/// <summary>What the rows of a room are called: "lead", "leads".</summary>
public sealed record BulkNoun(string One, string Many)
{
    /// <summary>"1 lead", "971 leads".</summary>
    public string Of(int count) => count == 1 ? $"1 {One}" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {Many}");
}
