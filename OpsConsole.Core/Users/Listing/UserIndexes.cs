using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Listing;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Users.Listing;

/// <summary>The indexes of users that this node holds; see <see cref="ListIndexes{TIndex, TEntry}"/>.</summary>
public sealed class UserIndexes(OpsDbs dbs, LiveFeed feed, TimeProvider clock, ILogger<UserIndexes> log)
{
    private readonly ListIndexes<UserIndex, UserIndexEntry> indexes = new(dbs, feed, clock, log, "user", new(
        db => db.Users.AsNoTracking().OrderBy(user => user.Id).Select(UserIndexEntry.FromUser),
        (db, ids) => db.Users.AsNoTracking().AsSplitQuery().Where(user => ids.Contains(user.Id)).Select(UserIndexEntry.FromUser),
        (db, ct) => db.Users.AsNoTracking().GroupBy(_ => 1).Select(all => new ListStamps(all.Count(), all.Sum(user => user.Revision))).FirstOrDefaultAsync(ct)));

    /// <inheritdoc cref="ListIndexes{TIndex, TEntry}.Attend"/>
    public void Attend(long tenantId) => indexes.Attend(tenantId);

    internal Task<T> AskAsync<T>(long tenantId, Func<UserIndex, T> question, CancellationToken ct) => indexes.AskAsync(tenantId, question, ct);
}
