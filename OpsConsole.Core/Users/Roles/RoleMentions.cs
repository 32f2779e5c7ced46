using System.Text.Encodings.Web;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Core.Views;

namespace OpsConsole.Core.Users.Roles;

/// <summary>A flag whose rules name a role.</summary>
/// <param name="IsAlone">Without the role it would be for everybody.</param>
public sealed record FlagOfRole(string Name, string Label, bool IsAlone);

/// <summary>What names a role by its name, and not by its id.</summary>
/// <param name="Views">Names of saved views of users that ask for it.</param>
public sealed record RoleMentions(IReadOnlyList<string> Views, IReadOnlyList<FlagOfRole> Flags, bool AsksForCodes)
{
    public static RoleMentions None { get; } = new([], [], false);
}

/// <summary>Finds what names a role, and lets it follow. Whatever else comes to keep a role's name belongs here (decision 0153).</summary>
internal static class RoleNames
{
    private const string FilterPart = "q=";

    public static async Task<Error?> WhyNotCalledAsync(this OpsDb db, string name, long exceptId, CancellationToken ct)
    {
        var key = Role.KeyOf(name);
        return await db.Roles.AsNoTracking().Where(row => row.NameKey == key && row.Id != exceptId).Select(row => row.Name).FirstOrDefaultAsync(ct) is { } present ? new RoleNameIsTaken(present) : null;
    }

    public static async Task<RoleMentions> MentionsOfRoleAsync(this OpsDb db, string name, CancellationToken ct)
    {
        var views = await db.SavedViews.AsNoTracking().Where(view => view.List == ViewedList.Users).Select(view => new { view.Name, view.Query }).ToListAsync(ct);
        var flags = await db.Flags.AsNoTracking().OrderBy(flag => flag.Name).ToListAsync(ct);
        var asked = await AskedForCodesAsync(db, ct);
        return new RoleMentions(
            [.. views.Where(view => AsksFor(view.Query, name)).Select(view => view.Name)],
            [.. flags.Where(flag => flag.NamesRole(name)).Select(flag => new FlagOfRole(flag.Name, LabelOf(flag), flag.IsForRoleAlone(name)))],
            asked.Text.Split('\n').Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Gives the role its new name wherever it is kept; the caller saves, in a transaction. Lists of users on this node look at its people again at once.</summary>
    public static async Task<RoleMentions> CarryRoleNameAsync(this OpsDb db, Role role, string to, Actor by, DateTime nowUtc, CancellationToken ct)
    {
        var from = role.Name;
        var mentions = await db.MentionsOfRoleAsync(from, ct);
        role.Name = to;
        foreach (var view in await db.SavedViews.Where(view => view.List == ViewedList.Users).ToListAsync(ct))
        {
            if (!AsksFor(view.Query, from) || Renamed(view.Query, from, to) is not { Length: <= SavedView.QueryLength } query)
                continue;
            view.Query = query;
            db.Record(by, "saved-view.changed", view, new { view.Name, view.Query, Role = to });
        }

        foreach (var flag in (await db.Flags.ToListAsync(ct)).Where(flag => flag.NamesRole(from)))
        {
            var before = flag.State;
            flag.RenameRole(from, to);
            db.Record(by, "flag.changed", flag, FlagDifference.Between(before, flag.State));
        }

        if (mentions.AsksForCodes)
            await SetCodesAsync(db, words => words.Select(word => Is(word, from) ? to : word), by, nowUtc, ct);

        var people = await db.RoleMemberships.Where(held => held.RoleId == role.Id).Select(held => held.UserId).ToListAsync(ct);
        await db.Users.Where(user => db.RoleMemberships.Any(held => held.RoleId == role.Id && held.UserId == user.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.Revision, user => user.Revision + 1), ct);
        foreach (var id in people)
            db.Signal(Live.Topic.Room(db.TenantId, "user"), id);
        return mentions;
    }

    /// <summary>Takes the name out of flags that are for others too, and out of the firm's own list of who needs a code. Views that ask for it find nobody, and say so themselves.</summary>
    public static async Task<Error?> ForgetRoleNameAsync(this OpsDb db, string name, Actor by, DateTime nowUtc, CancellationToken ct)
    {
        foreach (var flag in (await db.Flags.ToListAsync(ct)).Where(flag => flag.NamesRole(name)))
        {
            if (flag.IsForRoleAlone(name))
                return new FlagIsForThisRoleAlone(LabelOf(flag), name);
            var before = flag.State;
            flag.RenameRole(name, null);
            db.Record(by, "flag.changed", flag, FlagDifference.Between(before, flag.State));
        }

        var (text, isOwn) = await AskedForCodesAsync(db, ct);
        if (isOwn && text.Split('\n').Contains(name, StringComparer.OrdinalIgnoreCase))
            await SetCodesAsync(db, words => words.Where(word => !Is(word, name)), by, nowUtc, ct);
        return null;
    }

    private static bool Is(string word, string name) => string.Equals(word, name, StringComparison.OrdinalIgnoreCase);

    private static string LabelOf(Flag flag) => FlagCatalog.ByName.GetValueOrDefault(flag.Name)?.Label ?? flag.Name;

    /// <summary>What counts for the tenant, and whether it decided so itself.</summary>
    private static async Task<(string Text, bool IsOwn)> AskedForCodesAsync(OpsDb db, CancellationToken ct)
    {
        var key = SettingCatalog.TwoFactorRoles.Key;
        if (await db.Settings.AsNoTracking().FirstOrDefaultAsync(row => row.Key == key && !row.IsInherited, ct) is { } own)
            return (own.Value, true);
        return (await db.InstallationSettings.AsNoTracking().Where(row => row.Key == key && !row.IsInherited).Select(row => row.Value).FirstOrDefaultAsync(ct) ?? "", false);
    }

    private static async Task SetCodesAsync(OpsDb db, Func<IEnumerable<string>, IEnumerable<string>> change, Actor by, DateTime nowUtc, CancellationToken ct)
    {
        var key = SettingCatalog.TwoFactorRoles.Key;
        var (text, _) = await AskedForCodesAsync(db, ct);
        var row = await db.Settings.FirstOrDefaultAsync(setting => setting.Key == key, ct) ?? db.Settings.Add(new Setting { Key = key, Value = "" }).Entity;
        var next = string.Join('\n', change(text.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        row.Take(next, by, nowUtc);
        db.Record(by, "setting.changed", row, new { row.Key, From = text, To = next, IsInherited = false });
    }

    /// <summary>Of <c>q=role%3AClosers&amp;sort=-seen</c>.</summary>
    private static bool AsksFor(string query, string role) => query.Split('&').Any(part => FilterIn(part) is { } filter && Names(filter, role));

    private static string Renamed(string query, string from, string to) => string.Join('&', query.Split('&')
        .Select(part => FilterIn(part) is { } filter && Names(filter, from) ? $"{FilterPart}{UrlEncoder.Default.Encode(Renamed(filter, from, to).ToString())}" : part));

    private static Filter? FilterIn(string part) =>
        part.StartsWith(FilterPart, StringComparison.Ordinal) && UserFields.Parse(Uri.UnescapeDataString(part[FilterPart.Length..].Replace('+', ' '))) is { Succeeded: true } read ? read.Value : null;

    private static bool Names(Filter filter, string role) => filter switch
    {
        AllOf all => all.Parts.Any(part => Names(part, role)),
        AnyOf any => any.Parts.Any(part => Names(part, role)),
        NotThis not => Names(not.Part, role),
        IsOneOf one => one.Field == UserFields.Role && one.Values.Any(value => Is(value, role)),
        _ => false,
    };

    private static Filter Renamed(Filter filter, string from, string to) => filter switch
    {
        AllOf all => Filter.All(all.Parts.Select(part => Renamed(part, from, to))),
        AnyOf any => Filter.Any(any.Parts.Select(part => Renamed(part, from, to))),
        NotThis not => new NotThis(Renamed(not.Part, from, to)),
        IsOneOf one when one.Field == UserFields.Role => one with { Values = [.. one.Values.Select(value => Is(value, from) ? to : value)] },
        _ => filter,
    };
}
