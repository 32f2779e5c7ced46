using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Listing;
using OpsConsole.Core.Live;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Web.Parts.Lists;
using OpsConsole.Web.Users.List;

namespace OpsConsole.Bench.Lists;

/// <summary>The list of users, over made-up accounts of one tenant.</summary>
internal sealed class UserRoom() : ListRoom<UserListRow>("Bench")
{
    private const int Batch = 2_000;

    private static readonly string[] firstNames = ["Maria", "Jonas", "Ana", "Sam", "Iris", "Omar", "Paula", "Walter", "Élodie", "Sean", "Ingrid", "Joy", "Hernán", "Lena", "Bo", "Priya"];
    private static readonly string[] lastNames = ["Keller", "Reyes", "Duarte", "Okafor", "Haddad", "Ortiz", "Marsh", "Briggs", "O’Hara", "Solberg", "Okoye", "Hernández", "Lind", "Nair", "Vega", "Stone"];
    private static readonly string[] houses = ["keller.test", "bluedoor.test", "sutter.test", "example.com"];

    private static readonly string[] conditions =
    [
        "status:active", "status:locked", "status:disabled,locked", "not status:disabled", "role:Agent", "role:Admin,Manager", "not role:Buyer", "has:role", "seen:7d", "not seen:90d",
        "seen:2026-01..", "created:30d", "created:2025", "has:two-factor", "not has:two-factor", "not has:sign-in", "is:demo", "(status:locked or not seen:180d)",
    ];

    private static readonly string[] searches = ["hernandez", "keller", "maria", "ingrid solberg", "@bluedoor.test", "joy okoye", "o'hara", "ele"];

    public override ListWords Words { get; } = new(
        "users", 15, "accounts are shut", 3, 3, conditions, searches, UserSort.All.Columns, ListColumns.Names(UserListColumn.Default), text => UserFields.Parse(text).Value, sort => UserSort.Parse(sort).ToString());

    protected override SharedViews<ListKey, ListShown<UserListRow>> Lists => Services.GetRequiredService<UserListViews>().Lists;

    public override int TotalOf(Filter filter) => Services.GetRequiredService<UserListQuery>().FindAsync(new(TenantId, filter, UserSort.Default, 0, 1), default).GetAwaiter().GetResult().Total;

    protected override async Task FillAsync(int rows)
    {
        var (random, now) = (new Random(7), Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        long[] roles;
        await using (var db = Dbs.Open(TenantId))
            roles = await db.Roles.OrderBy(role => role.Id).Select(role => role.Id).ToArrayAsync();
        for (var start = 0; start < rows; start += Batch)
        {
            await using var db = Dbs.Open(TenantId);
            for (var n = start; n < Math.Min(rows, start + Batch); n++)
                db.Users.Add(Somebody(n, random, now, roles));
            await db.SaveChangesAsync();
        }
    }

    protected override async Task<IEnumerable<Func<Task>>> ChangesAsync()
    {
        var disable = Services.GetRequiredService<DisableUser>();
        await using var db = Dbs.Open(TenantId);
        var ids = await db.Users.AsNoTracking().Where(user => !user.IsDisabled).OrderBy(user => user.Id).Take(2_000).Select(user => user.Id).ToListAsync();
        return ids.Select(id => (Func<Task>)(() => disable.RunAsync(id, "Bench", Actor.System(TenantId, "Bench"), default)));
    }

    private User Somebody(int n, Random random, DateTime now, long[] roles)
    {
        var (first, last) = (firstNames[random.Next(firstNames.Length)], lastNames[random.Next(lastNames.Length)]);
        var email = $"{first}.{last}.{n}@{houses[random.Next(houses.Length)]}".ToLowerInvariant();
        var user = new User
        {
            DisplayName = $"{first} {last}",
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
            LockoutEnd = random.Next(50) == 0 ? now.AddMinutes(random.Next(1, 600)) : null,
            IsDisabled = random.Next(12) == 0,
            TwoFactorEnabled = random.Next(5) == 0,
            CreatedAtUtc = now.AddHours(-random.Next(20_000)),
            LastSignInAtUtc = random.Next(6) == 0 ? null : now.AddMinutes(-random.Next(400_000)),
        };
        // Most are agents and buyers, as in a marketplace; a few hold two roles.
        for (var role = random.Next(20) == 0 ? 2 : 1; role > 0; role--)
            if (roles[random.Next(4) == 0 ? random.Next(roles.Length) : roles.Length - 3 + random.Next(2)] is var id && user.Memberships.All(held => held.RoleId != id))
                user.Memberships.Add(new RoleMembership { RoleId = id, TenantId = TenantId });
        return user;
    }
}
