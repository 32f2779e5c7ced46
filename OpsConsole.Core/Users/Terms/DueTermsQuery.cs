using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Terms;

/// <summary>
/// What somebody has to say yes to before they get in: the versions that count now, for people who said yes to an earlier one. Staff whose
/// accounts an administrator made are bound by their contract and are not asked.
/// </summary>
public sealed class DueTermsQuery(OpsDbs dbs, LegalBook legal)
{
    public async Task<IReadOnlyList<LegalText>> LoadAsync(long userId, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var given = await db.TermsAcceptances.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking().Where(row => row.UserId == userId)
            .Select(row => new { row.Document, row.Version }).ToListAsync(ct);
        return given.Count == 0 ? [] : [.. legal.Current.Where(text => !given.Any(row => row.Document == text.Document && row.Version == text.Version))];
    }
}
