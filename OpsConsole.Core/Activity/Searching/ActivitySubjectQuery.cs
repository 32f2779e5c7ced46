using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Activity.Searching;

/// <summary>Something that entries can be about, by its name.</summary>
public sealed record FoundSubject(string Kind, long Id, string Name);

/// <summary>Finds what activity is about by its name: the beginning of a lead's street, an opportunity's title, a person's, partner's, role's or flag's name. Callers check <see cref="ActivityPermissions.View"/>.</summary>
public sealed class ActivitySubjectQuery(OpsDbs dbs)
{
    public const int MostOfAKind = 4;

    /// <param name="kind">Only of this kind; null for any.</param>
    public async Task<IReadOnlyList<FoundSubject>> LoadAsync(long tenantId, string? kind, string text, CancellationToken ct)
    {
        var typed = text.Trim();
        if (typed.Length is < 2 or > 100)
            return [];
        var like = $"{typed.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal).Replace("[", "![", StringComparison.Ordinal)}%";
        var within = $"% {like}";
        await using var db = dbs.Open(tenantId);
        var found = new List<FoundSubject>();
        if (kind is null or "user")
            found.AddRange(await db.Users.AsNoTracking().Where(row => EF.Functions.Like(row.DisplayName, like, "!") || EF.Functions.Like(row.DisplayName, within, "!"))
                .OrderBy(row => row.DisplayName).ThenBy(row => row.Id).Take(MostOfAKind).Select(row => new FoundSubject("user", row.Id, row.DisplayName)).ToListAsync(ct));
        if (kind is null or "lead")
            found.AddRange(await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).AsNoTracking().Where(row => EF.Functions.Like(row.Street, like, "!"))
                .OrderBy(row => row.Street).ThenBy(row => row.Id).Take(MostOfAKind).Select(row => new FoundSubject("lead", row.Id, row.Street + ", " + row.City)).ToListAsync(ct));
        if (kind is null or "opportunity")
            found.AddRange(await db.Opportunities.IgnoreQueryFilters([OpsDb.TrashFilter]).AsNoTracking().Where(row => EF.Functions.Like(row.Title, like, "!"))
                .OrderBy(row => row.Title).ThenBy(row => row.Id).Take(MostOfAKind).Select(row => new FoundSubject("opportunity", row.Id, row.Title)).ToListAsync(ct));
        if (kind is null or "partner")
            found.AddRange(await db.Partners.AsNoTracking().Where(row => EF.Functions.Like(row.Name, like, "!"))
                .OrderBy(row => row.Name).ThenBy(row => row.Id).Take(MostOfAKind).Select(row => new FoundSubject("partner", row.Id, row.Name)).ToListAsync(ct));
        if (kind is null or "role")
            found.AddRange(await db.Roles.AsNoTracking().Where(row => EF.Functions.Like(row.Name, like, "!"))
                .OrderBy(row => row.Name).ThenBy(row => row.Id).Take(MostOfAKind).Select(row => new FoundSubject("role", row.Id, row.Name)).ToListAsync(ct));
        if (kind is null or "flag")
            found.AddRange(await db.Flags.AsNoTracking().Where(row => EF.Functions.Like(row.Name, like, "!"))
                .OrderBy(row => row.Name).ThenBy(row => row.Id).Take(MostOfAKind).Select(row => new FoundSubject("flag", row.Id, row.Name)).ToListAsync(ct));
        return found;
    }

    /// <summary>The id that was typed instead of a name, with or without a "#".</summary>
    public static long? IdIn(string text) => long.TryParse(text.Trim().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
