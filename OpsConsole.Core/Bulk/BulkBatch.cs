using System.Globalization;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Bulk;

/// <summary>A stretch of the rows that an action was started for, each with the version it had then. Never changed.</summary>
public sealed class BulkBatch : ITenantOwned
{
    /// <summary>Small enough that whoever writes in between hardly waits, large enough that commits cost little; <c>bench/bulk.mjs</c> shows both sides.</summary>
    public const int Most = 25;

    public long ActionId { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Number { get; init; }

    public long TenantId { get; init; }

    /// <summary>Id and version, such as <c>17:3 18:1 25:2</c>.</summary>
    public required string Rows { get; init; }

    public static string Write(IEnumerable<BulkRow> rows) =>
        string.Join(' ', rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Id}:{row.Version}")));

    public IReadOnlyList<BulkRow> Read() =>
    [
        .. Rows.Split(' ').Select(pair => pair.Split(':')).Select(pair =>
            new BulkRow(long.Parse(pair[0], CultureInfo.InvariantCulture), long.Parse(pair[1], CultureInfo.InvariantCulture))),
    ];
}
