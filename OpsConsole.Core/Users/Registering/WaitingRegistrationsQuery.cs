using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Registering;

/// <summary>Somebody who waits for a decision.</summary>
public sealed record WaitingRegistration(long Id, RegistrationKind Kind, string Name, string Email, DateTime ConfirmedAtUtc);

/// <summary>Who waits longest first; so many at most, the next come up when these are decided. Callers check a permission of their own.</summary>
public sealed class WaitingRegistrationsQuery(OpsDbs dbs)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<WaitingRegistration>> LoadAsync(long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return await db.Registrations.AsNoTracking().Where(row => row.State == RegistrationState.Waiting).OrderBy(row => row.ConfirmedAtUtc).ThenBy(row => row.Id).Take(Most)
            .Select(row => new WaitingRegistration(row.Id, row.Kind, row.Name, row.Email, row.ConfirmedAtUtc!.Value)).ToListAsync(ct);
    }
}
