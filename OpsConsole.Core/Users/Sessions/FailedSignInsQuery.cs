using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Sessions;

/// <summary>One refused attempt to sign in to an account.</summary>
public sealed record FailedSignIn(long Id, DateTime AtUtc, SignInOutcome Outcome, string? From);

/// <summary>The last few refused sign-ins of an account, newest first. Callers check <see cref="UserPermissions.View"/>.</summary>
public sealed class FailedSignInsQuery(OpsDbs dbs)
{
    public const int Most = 10;

    public async Task<IReadOnlyList<FailedSignIn>> LoadAsync(long tenantId, long userId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return await db.SignInAttempts.AsNoTracking().Where(row => row.UserId == userId && row.Outcome != SignInOutcome.Succeeded)
            .OrderByDescending(row => row.AtUtc).ThenByDescending(row => row.Id).Take(Most).Select(row => new FailedSignIn(row.Id, row.AtUtc, row.Outcome, row.From)).ToListAsync(ct);
    }
}
