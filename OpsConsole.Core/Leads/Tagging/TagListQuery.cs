using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Tagging;

public sealed record TagName(long Id, string Name);

/// <summary>The tenant's tags by name, for choosing from; at most <see cref="Most"/>.</summary>
public sealed class TagListQuery(OpsDbs dbs)
{
    public const int Most = 500;

    public async Task<IReadOnlyList<TagName>> LoadAsync(long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return await db.Tags.AsNoTracking().OrderBy(tag => tag.Key).ThenBy(tag => tag.Id).Take(Most).Select(tag => new TagName(tag.Id, tag.Name)).ToListAsync(ct);
    }
}
