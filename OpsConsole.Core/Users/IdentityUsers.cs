using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users;

/// <summary>
/// Identity's store over <see cref="OpsDb"/>. It looks accounts up across tenants, because people sign in before we know theirs, and
/// writes only the columns that changed, so that it never undoes a lock that came in between.
/// </summary>
public sealed class IdentityUsers(IdentityDb db, IdentityErrorDescriber describer) : UserOnlyStore<User, OpsDb, long>(db.Open, describer)
{
    public override IQueryable<User> Users => base.Users.IgnoreQueryFilters([OpsDb.TenantFilter]);

    public override Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken = default) =>
        FindUserAsync(ConvertIdFromString(userId), cancellationToken);

    protected override Task<User?> FindUserAsync(long userId, CancellationToken cancellationToken) =>
        Users.SingleOrDefaultAsync(user => user.Id == userId, cancellationToken);

    public override async Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken = default)
    {
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        try
        {
            await SaveChanges(cancellationToken);
            return IdentityResult.Success;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(ErrorDescriber.ConcurrencyFailure());
        }
    }
}

/// <summary>The one context behind a scope's Identity services, given back with the scope.</summary>
public sealed class IdentityDb(OpsDbs dbs) : IAsyncDisposable
{
    private OpsDb? open;

    public long TenantId { get; set; }

    public OpsDb Open => open ??= dbs.Open(TenantId);

    public ValueTask DisposeAsync() => open?.DisposeAsync() ?? ValueTask.CompletedTask;
}
