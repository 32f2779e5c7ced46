using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Markets;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users.Listing;

/// <summary>Accounts that differ in everything a list can ask about; the same ones for the same seed.</summary>
internal static class VariedUsers
{
    public static async Task AddVariedUsersAsync(this TestOps ops, int count, int seed)
    {
        var random = new Random(seed);
        await using var db = ops.Open();
        foreach (var name in new[] { "Night shift, weekends", "Ñandú" })
            if (!await db.Roles.AnyAsync(role => role.Name == name))
                db.Roles.Add(new Role { Name = name });
        await db.SaveChangesAsync();
        var roles = await db.Roles.ToListAsync();
        for (var n = 0; n < count; n++)
        {
            var email = $"{Pick("maria", "walter", "Élodie", "o'hara", "sam")}.{seed}.{n}@{Pick("keller.test", "example.com")}";
            var user = new User
            {
                DisplayName = $"{Pick("Maria Hernández", "Walter Marsh", "ÉLODIE BRIGGS", "Sean O’Hara", "12 Oaks Desk", "9 Lives")} {random.Next(40)}",
                UserName = random.Next(5) == 0 ? $"desk-{seed}-{n}" : email,
                Email = email,
                NormalizedEmail = email.ToUpperInvariant(),
                PhoneNumber = random.Next(3) == 0 ? "+19165550134" : null,
                PasswordHash = random.Next(3) == 0 ? null : "none that opens",
                TwoFactorEnabled = random.Next(4) == 0,
                IsDemo = random.Next(6) == 0,
                IsDisabled = random.Next(5) == 0,
                LockoutEnd = random.Next(4) == 0 ? ops.Time.GetUtcNow().AddMinutes(random.Next(-60, 60)) : null,
                CreatedAtUtc = ops.Time.NowUtc.AddHours(-random.Next(8_000)),
                LastSignInAtUtc = random.Next(4) == 0 ? null : ops.Time.NowUtc.AddHours(-random.Next(4_000)),
            };
            user.NormalizedUserName = user.UserName.ToUpperInvariant();
            db.Users.Add(user);
            foreach (var role in roles.OrderBy(_ => random.Next()).Take(random.Next(3)))
                user.Memberships.Add(new RoleMembership { RoleId = role.Id, TenantId = ops.TenantId });
            foreach (var market in new[] { "CA", "958", "Elk Grove, CA", "Reno, NV" }.OrderBy(_ => random.Next()).Take(random.Next(3)).Select(place => Market.Read(place)!.Value))
                user.Markets.Add(new UserMarket { Kind = market.Kind, Place = market.Place, TenantId = ops.TenantId });
        }

        await db.SaveChangesAsync();

        string Pick(params string[] from) => from[random.Next(from.Length)];
    }
}
