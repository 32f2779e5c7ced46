using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users;

/// <summary>Somebody of the firm as the command palette offers them.</summary>
public sealed record FoundPerson(long UserId, string Name, IReadOnlyList<string> Roles, bool IsDisabled);

/// <summary>Finds people of the tenant by the beginning of any word of their name, for whoever may see users.</summary>
public sealed class FindPeopleQuery(OpsDbs dbs)
{
    public const int Most = 5;
    public const int ShortestText = 2;
    public const int LongestText = 100;

    public async Task<Result<IReadOnlyList<FoundPerson>>> LoadAsync(string text, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(UserPermissions.View) is { } refusal)
            return refusal;
        var typed = text.Trim();
        if (typed.Length is < ShortestText or > LongestText)
            return new List<FoundPerson>();
        await using var db = dbs.Open(actor);
        var pattern = typed.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);
        var (first, later) = ($"{pattern}%", $"% {pattern}%");
        return await db.Users.AsNoTracking()
            // LIKE and not Contains: that one minds the case on SQLite.
            .Where(user => EF.Functions.Like(user.DisplayName, first, "\\") || EF.Functions.Like(user.DisplayName, later, "\\"))
            .OrderBy(user => user.IsDisabled).ThenBy(user => user.DisplayName).ThenBy(user => user.Id).Take(Most)
            .Select(user => new FoundPerson(
                user.Id, user.DisplayName,
                db.RoleMemberships.Where(held => held.UserId == user.Id).OrderBy(held => held.Role.Name).Select(held => held.Role.Name).ToList(), user.IsDisabled))
            .ToListAsync(ct);
    }
}
