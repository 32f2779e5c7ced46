using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Users.Sessions;

namespace OpsConsole.Core.Security;

/// <param name="From">A network address, whole.</param>
/// <param name="Email">An account's address, whole.</param>
/// <param name="OnlyRefused">Leaves out those that opened the account.</param>
public sealed record SignInAttemptFilter(string? From = null, string? Email = null, bool OnlyRefused = false);

public sealed record SignInAttemptPage(IReadOnlyList<SignInAttempt> Rows, bool HasMore);

/// <summary>Attempts to sign in to a tenant's accounts, newest first, page by page.</summary>
public sealed class SignInAttemptListQuery(OpsDbs dbs)
{
    public const int PageRows = 50;

    /// <param name="before">The id of the last row of the page before; null for the first.</param>
    public async Task<SignInAttemptPage> LoadAsync(long tenantId, SignInAttemptFilter filter, long? before, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var rows = db.SignInAttempts.AsNoTracking();
        if (filter.From is { } from)
            rows = rows.Where(row => row.From == from);
        if (filter.Email?.ToLowerInvariant() is { } email)
            rows = rows.Where(row => row.Email == email);
        if (filter.OnlyRefused)
            rows = rows.Where(row => row.Outcome != SignInOutcome.Succeeded);
        if (before is { } last)
            rows = rows.Where(row => row.Id < last);
        var found = await rows.OrderByDescending(row => row.Id).Take(PageRows + 1).ToListAsync(ct);
        return new SignInAttemptPage([.. found.Take(PageRows)], found.Count > PageRows);
    }
}
