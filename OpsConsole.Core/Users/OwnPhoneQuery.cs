using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Users.Registering;

namespace OpsConsole.Core.Users;

/// <summary>What an account's own pages need besides the profile of the frame.</summary>
public sealed class OwnPhoneQuery(OpsDbs dbs)
{
    /// <summary>In its one form; null for none.</summary>
    public async Task<string?> LoadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        return await db.Users.Where(user => user.Id == actor.UserId).Select(user => user.PhoneNumber).FirstOrDefaultAsync(ct);
    }

    /// <summary>Whether their registration waits for a decision.</summary>
    public async Task<bool> WaitsAsync(Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        return await db.Registrations.AnyAsync(row => row.UserId == actor.UserId && row.State == RegistrationState.Waiting, ct);
    }
}
