using System.Collections.Immutable;
using System.Globalization;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;

namespace OpsConsole.Web.Users;

/// <summary>
/// Changes of roles that are not saved yet, cell by cell, as the address carries them: <c>3:+leads.delete,-leads.merge;5:-tasks.view</c>. It says
/// what is wished and not what there was, so that it holds over whatever others save meanwhile.
/// </summary>
public sealed class RoleDraft
{
    private readonly ImmutableSortedDictionary<(long RoleId, string Permission), bool> wished;

    private RoleDraft(ImmutableSortedDictionary<(long, string), bool> wished) => this.wished = wished;

    public static RoleDraft Empty { get; } = new(ImmutableSortedDictionary<(long, string), bool>.Empty);

    /// <summary>What cannot be read, and permissions that do not exist, are left out.</summary>
    public static RoleDraft Parse(string? text)
    {
        var wished = Empty.wished.ToBuilder();
        foreach (var role in (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (role.Split(':') is not [var id, var cells] || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var roleId))
                continue;
            foreach (var cell in cells.Split(',').Where(cell => cell.Length > 1 && cell[0] is '+' or '-' && PermissionCatalog.AllNames.Contains(cell[1..])))
                wished[(roleId, cell[1..])] = cell[0] == '+';
        }

        return new RoleDraft(wished.ToImmutable());
    }

    public bool Holds(RoleColumn role, string permission) => wished.GetValueOrDefault((role.Id, permission), role.Permissions.Contains(permission));

    public bool Differs(RoleColumn role, string permission) => Holds(role, permission) != role.Permissions.Contains(permission);

    /// <summary>How many cells are not as they are saved.</summary>
    public int Count(IEnumerable<RoleColumn> roles) => roles.Sum(role => PermissionCatalog.All.Count(permission => Differs(role, permission.Name)));

    public RoleDraft With(RoleColumn role, string permission, bool holds) => new(
        holds == role.Permissions.Contains(permission) ? wished.Remove((role.Id, permission)) : wished.SetItem((role.Id, permission), holds));

    /// <summary>The roles that would change, as they were seen.</summary>
    public IReadOnlyList<RoleWish> Wishes(IEnumerable<RoleColumn> roles) =>
    [
        .. roles.Where(role => PermissionCatalog.All.Any(permission => Differs(role, permission.Name)))
            .Select(role => new RoleWish(role.Ref, [.. PermissionCatalog.All.Select(permission => permission.Name).Where(name => Holds(role, name))])),
    ];

    public override string ToString() => string.Join(';', wished.GroupBy(cell => cell.Key.RoleId)
        .Select(role => string.Create(CultureInfo.InvariantCulture, $"{role.Key}:{string.Join(',', role.Select(cell => $"{(cell.Value ? '+' : '-')}{cell.Key.Permission}"))}")));
}
