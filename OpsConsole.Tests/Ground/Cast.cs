using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Users;

namespace OpsConsole.Tests.Ground;

/// <summary>People who are really in the database of a test.</summary>
public static class Cast
{
    /// <summary>The person of that name in that tenant, made with the role where missing. They have no password.</summary>
    public static async Task<Actor> SomebodyAsync(IServiceProvider services, long tenantId, string name, string role)
    {
        await using var db = services.GetRequiredService<OpsDbs>().Open(tenantId);
        var email = $"{name.Split(' ')[0].ToLowerInvariant()}.{tenantId}@keller.test";
        var user = await db.Users.FirstOrDefaultAsync(present => present.Email == email);
        if (user is null)
        {
            user = new User
            {
                TenantId = tenantId,
                DisplayName = name,
                UserName = email,
                NormalizedUserName = email.ToUpperInvariant(),
                Email = email,
                NormalizedEmail = email.ToUpperInvariant(),
                SecurityStamp = Guid.NewGuid().ToString("N"),
                LockoutEnabled = true,
                CreatedAtUtc = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime,
            };
            db.Users.Add(user);
            await db.SaveChangesAsync();
            var roleId = await db.Roles.Where(present => present.Name == role).Select(present => present.Id).FirstAsync();
            db.RoleMemberships.Add(new RoleMembership { UserId = user.Id, RoleId = roleId, TenantId = tenantId });
            await db.SaveChangesAsync();
        }

        return await services.GetRequiredService<AccessDirectory>().ActorAsync(user.Id);
    }
}
