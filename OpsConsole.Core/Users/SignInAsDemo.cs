using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users;

/// <summary>Opens an account of the demo scene without a password. Only where demo accounts are allowed, and only those.</summary>
public sealed class SignInAsDemo(OpsDbs dbs, DemoAccounts demo, TimeProvider clock)
{
    public async Task<Result<long>> RunAsync(string email, CancellationToken ct)
    {
        if (!demo.AreAllowed)
            return new DemoAccountsAreOff();
        await using var db = dbs.OpenAcrossTenants();
        var name = email.Trim().ToUpperInvariant();
        var now = clock.GetUtcNow().UtcDateTime;
        var user = await db.Users.IgnoreQueryFilters([OpsDb.TenantFilter]).FirstOrDefaultAsync(row => row.NormalizedEmail == name && row.IsDemo, ct);
        if (user is null || user.IsDisabled || user.IsLockedAt(now))
            return new NotFound("An open demo account of that address");
        user.LastSignInAtUtc = now;
        db.Record(user.Proven, "user.signed-in", user, new { By = "demo link" });
        await db.SaveChangesAsync(ct);
        return user.Id;
    }
}
