using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Data;
using OpsConsole.Web.Hosting;
using OpsConsole.Web.Parts.Lists;
using OpsConsole.Web.Users.List;

namespace OpsConsole.Bench.Users;

/// <summary>The product, built as it runs and not listening, over a database of its own with so many accounts in one tenant.</summary>
internal sealed class Firm : IAsyncDisposable
{
    private const int Batch = 2_000;

    private static readonly string[] firstNames = ["Maria", "Jonas", "Ana", "Sam", "Iris", "Omar", "Paula", "Walter", "Élodie", "Sean", "Ingrid", "Joy", "Hernán", "Lena", "Bo", "Priya"];
    private static readonly string[] lastNames = ["Keller", "Reyes", "Duarte", "Okafor", "Haddad", "Ortiz", "Marsh", "Briggs", "O’Hara", "Solberg", "Okoye", "Hernández", "Lind", "Nair", "Vega", "Stone"];
    private static readonly string[] houses = ["keller.test", "bluedoor.test", "sutter.test", "example.com"];

    private readonly string folder = Directory.CreateTempSubdirectory("opsconsole-users-").FullName;
    private readonly Microsoft.AspNetCore.Builder.WebApplication app;

    private Firm() =>
        app = ConsoleHost.Build(["--environment", "Development", "--ConnectionStrings:Ops", $"Data Source={Path.Combine(folder, "ops.db")}", "--Logging:LogLevel:Default", "Warning"]);

    public long TenantId { get; private set; }

    public UserListViews Views => app.Services.GetRequiredService<UserListViews>();

    public static async Task<Firm> OpenAsync(int users)
    {
        var firm = new Firm();
        var dbs = firm.app.Services.GetRequiredService<OpsDbs>();
        await dbs.MigrateAsync(default);
        firm.TenantId = await firm.app.Services.GetRequiredService<CreateTenant>().RunAsync("Bench", default);
        await firm.FillAsync(dbs, users);
        return firm;
    }

    public int TotalOf(Filter filter) =>
        app.Services.GetRequiredService<UserListQuery>().FindAsync(new(TenantId, filter, UserSort.Default, 0, 1), default).GetAwaiter().GetResult().Total;

    /// <summary>What a circuit waits for when it turns to a page that nobody else looks at: found, read and written.</summary>
    public async Task<int> LookAsync(ListKey key)
    {
        using var watch = await Views.Lists.WatchAsync(key, _ => { }, default);
        return watch.Current.Rows.Count;
    }

    /// <summary>Shuts one account after another, as a busy office does, until stopped.</summary>
    public async Task DisableAsync(int everyMilliseconds, CancellationToken ct)
    {
        var (dbs, disable) = (app.Services.GetRequiredService<OpsDbs>(), app.Services.GetRequiredService<DisableUser>());
        await using var db = dbs.Open(TenantId);
        foreach (var id in await db.Users.AsNoTracking().Where(user => !user.IsDisabled).OrderBy(user => user.Id).Take(2_000).Select(user => user.Id).ToListAsync(ct))
        {
            if (ct.IsCancellationRequested)
                return;
            await disable.RunAsync(id, "Bench", Actor.System(TenantId, "Bench"), default);
            await Task.Delay(everyMilliseconds, ct).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task FillAsync(OpsDbs dbs, int users)
    {
        var (random, now) = (new Random(7), app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        long[] roles;
        await using (var db = dbs.Open(TenantId))
            roles = await db.Roles.OrderBy(role => role.Id).Select(role => role.Id).ToArrayAsync();
        for (var start = 0; start < users; start += Batch)
        {
            await using var db = dbs.Open(TenantId);
            for (var n = start; n < Math.Min(users, start + Batch); n++)
                db.Users.Add(Somebody(n, random, now, roles));
            await db.SaveChangesAsync();
        }
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
