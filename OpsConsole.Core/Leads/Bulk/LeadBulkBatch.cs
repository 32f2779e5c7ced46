using System.Globalization;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Bulk;

/// <summary>A stretch of the leads that an action was started for, each with the version it had then. Never changed.</summary>
public sealed class LeadBulkBatch : ITenantOwned
{
    public long ActionId { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Number { get; init; }

    public long TenantId { get; init; }

    /// <summary>Id and version, such as <c>17:3 18:1 25:2</c>.</summary>
    public required string Leads { get; init; }

    public static string Write(IEnumerable<LeadRef> leads) =>
        string.Join(' ', leads.Select(lead => string.Create(CultureInfo.InvariantCulture, $"{lead.Id}:{lead.Version}")));

    public IReadOnlyList<LeadRef> Read() =>
    [
        .. Leads.Split(' ').Select(pair => pair.Split(':')).Select(pair =>
            new LeadRef(long.Parse(pair[0], CultureInfo.InvariantCulture), long.Parse(pair[1], CultureInfo.InvariantCulture))),
    ];
}
