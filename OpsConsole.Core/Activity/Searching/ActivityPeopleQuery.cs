using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Activity.Searching;

/// <summary>Whom of the tenant one can pick as the actor, those whose account is shut as well. Callers check <see cref="ActivityPermissions.View"/>.</summary>
public sealed class ActivityPeopleQuery(OpsDbs dbs)
{
    public const int Most = 500;

    /// <param name="chosen">Is there even where the list is cut.</param>
    public async Task<IReadOnlyList<Person>> LoadAsync(long tenantId, long? chosen, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return await db.Users.AsNoTracking().OrderByDescending(user => user.Id == chosen).ThenBy(user => user.DisplayName).ThenBy(user => user.Id)
            .Take(Most).Select(user => new Person(user.Id, user.DisplayName)).ToListAsync(ct);
    }
}
