using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users;

/// <summary>The people of a tenant whose accounts are open, for a list to choose from. Callers check a permission of their own.</summary>
public sealed class EverybodyQuery(OpsDbs dbs)
{
    public const int Most = 500;

    public async Task<IReadOnlyList<Person>> LoadAsync(long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return await db.Users.AsNoTracking().Where(user => !user.IsDisabled).OrderBy(user => user.DisplayName).ThenBy(user => user.Id)
            .Take(Most).Select(user => new Person(user.Id, user.DisplayName)).ToListAsync(ct);
    }
}
