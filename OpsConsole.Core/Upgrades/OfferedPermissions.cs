using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Roles;

namespace OpsConsole.Core.Upgrades;

/// <summary>
/// What <see cref="BuiltInRoles"/> maps to roles reaches tenants of earlier versions here: each pair of role and permission is offered to a
/// tenant once, and that is written down. What an administrator took away afterwards stays away.
/// </summary>
public static class OfferedPermissions
{
    private const int Attempts = 5;

    private static readonly JsonSerializerOptions format = new(JsonSerializerDefaults.Web);

    private static IEnumerable<(string Role, string Permission)> All => BuiltInRoles.Permissions.SelectMany(role => role.Value.Select(permission => (role.Key, permission)));

    /// <summary>A new tenant has everything.</summary>
    internal static void MarkAllOffered(this OpsDb db, long tenantId)
    {
        foreach (var (role, permission) in All)
            db.MarkDone(StepOf(role, permission), tenantId);
    }

    /// <returns>How many permissions roles got, over all tenants.</returns>
    public static async Task<int> OfferNewPermissionsAsync(this OpsDbs dbs, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var tenants = await db.Tenants.OrderBy(tenant => tenant.Id).Select(tenant => tenant.Id).ToListAsync(ct);
        var given = 0;
        foreach (var tenant in tenants)
            given += await OfferAsync(dbs, tenant, ct);
        return given;
    }

    private static async Task<int> OfferAsync(OpsDbs dbs, long tenantId, CancellationToken ct)
    {
        // Who loses the race against another node, or against an administrator at the same role, looks again and finds less to do.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OfferOnceAsync(dbs, tenantId, ct);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
            }
        }
    }

    private static async Task<int> OfferOnceAsync(OpsDbs dbs, long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var offered = await db.DoneSteps.Where(step => step.Of == tenantId).Select(step => step.Name).ToHashSetAsync(ct);
        var missing = All.Where(pair => !offered.Contains(StepOf(pair.Role, pair.Permission))).ToLookup(pair => pair.Role, pair => pair.Permission);
        if (missing.Count == 0)
            return 0;

        var all = await db.Roles.Include(role => role.Permissions).ToListAsync(ct);
        var roles = all.Where(role => role.IsBuiltIn).ToDictionary(role => role.Name);
        var given = 0;
        await db.InTransactionAsync(async () =>
        {
            foreach (var name in missing.Select(pairs => pairs.Key).Where(name => !roles.ContainsKey(name)))
                await MakeWayAsync(db, all, name, ct);
            given = await GiveAllAsync(db, missing, roles, ct);
            await db.SaveChangesAsync(ct);
        }, ct);
        return given;
    }

    private static async Task<int> GiveAllAsync(OpsDb db, ILookup<string, string> missing, Dictionary<string, Role> roles, CancellationToken ct)
    {
        var given = 0;
        foreach (var pairs in missing)
        {
            foreach (var permission in pairs)
                db.MarkDone(StepOf(pairs.Key, permission), db.TenantId);
            given += roles.TryGetValue(pairs.Key, out var role)
                ? await GiveAsync(db, role, [.. pairs.Except(role.Permissions.Select(held => held.Permission))], ct)
                : Make(db, pairs.Key, [.. pairs]);
        }

        return given;
    }

    private static async Task<int> GiveAsync(OpsDb db, Role role, IReadOnlyList<string> lacking, CancellationToken ct)
    {
        if (lacking.Count == 0)
            return 0;
        // Tenants from before this was written down: their trail knows what was taken on purpose.
        var taken = await TakenAsync(db, role, ct);
        var added = lacking.Where(permission => !taken.Contains(permission)).ToList();
        if (added.Count == 0)
            return 0;
        db.RolePermissions.AddRange(added.Select(permission => new RolePermission { RoleId = role.Id, Permission = permission }));
        db.Entry(role).Property(row => row.Version).IsModified = true;
        db.Record(By(db), "role.extended", role, new { Added = added });
        return added.Count;
    }

    /// <summary>A role that came with a later version.</summary>
    private static int Make(OpsDb db, string name, IReadOnlyList<string> permissions)
    {
        var role = new Role { Name = name, IsBuiltIn = true, Permissions = [.. permissions.Select(permission => new RolePermission { Permission = permission })] };
        db.Roles.Add(role);
        db.Record(By(db), "role.extended", role, new { Added = permissions });
        return permissions.Count;
    }

    /// <summary>A firm's own role that is called as the product now calls one of its own gets another name, and keeps its people and what it may do.</summary>
    private static async Task MakeWayAsync(OpsDb db, List<Role> all, string name, CancellationToken ct)
    {
        if (all.FirstOrDefault(role => !role.IsBuiltIn && role.NameKey == Role.KeyOf(name)) is not { } own)
            return;
        var next = Enumerable.Range(1, all.Count + 1).Select(number => number == 1 ? $"{own.Name} (own)" : $"{own.Name} (own {number})").First(free => all.All(role => role.NameKey != Role.KeyOf(free)));
        var from = own.Name;
        await db.CarryRoleNameAsync(own, next, By(db), db.NowUtc, ct);
        db.Record(By(db), "role.renamed", own, new { From = from, To = next });
        // Before the product's own takes the name.
        await db.SaveChangesAsync(ct);
    }

    private static async Task<HashSet<string>> TakenAsync(OpsDb db, Role role, CancellationToken ct)
    {
        var changes = await db.Activity.AsNoTracking()
            .Where(entry => entry.SubjectKind == "role" && entry.SubjectId == role.Id && entry.Action == "role.permissions-changed" && entry.Particulars != null)
            .Select(entry => entry.Particulars!).ToListAsync(ct);
        return [.. changes.SelectMany(change => JsonSerializer.Deserialize<Change>(change, format)?.Taken ?? [])];
    }

    private static Actor By(OpsDb db) => Actor.System(db.TenantId, "New version");

    private static string StepOf(string role, string permission) => $"{role} may {permission}";

    /// <summary>The part of a <c>role.permissions-changed</c> entry that counts here.</summary>
    private sealed record Change(IReadOnlyList<string>? Taken);
}
