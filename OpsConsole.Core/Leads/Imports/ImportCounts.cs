using System.Globalization;

namespace OpsConsole.Core.Leads.Imports;

public static class ImportCounts
{
    /// <summary>"2 added, 1 updated, 3 already here, 0 failed".</summary>
    /// <param name="updated">Null for an import that left what is here as it was.</param>
    public static string Words(long added, long? updated, long duplicates, long failed) => string.Create(
        CultureInfo.InvariantCulture, $"{added:N0} added, {(updated is { } count ? string.Create(CultureInfo.InvariantCulture, $"{count:N0} updated, ") : "")}{duplicates:N0} already here, {failed:N0} failed");
}
