using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.TwoFactor;

/// <summary>An account whose codes somebody is about to reset.</summary>
public sealed record ResettableUser(UserRef Ref, string Name, string Email, bool HasTwoFactor);

public sealed class ResettableQuery(OpsDbs dbs)
{
    /// <summary>Null when there is no such account in the actor's tenant.</summary>
    public async Task<ResettableUser?> LoadAsync(long userId, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        return await db.Users.AsNoTracking().Where(user => user.Id == userId)
            .Select(user => new ResettableUser(new UserRef(user.Id, user.ConcurrencyStamp!), user.DisplayName, user.Email ?? "", user.TwoFactorEnabled)).FirstOrDefaultAsync(ct);
    }
}
