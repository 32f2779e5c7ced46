using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Security;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.Sessions;

/// <summary>Notes each attempt to sign in, in a row of its own: refused ones too, and those for accounts that do not exist. What is too much is answered at once.</summary>
public sealed class SignInAttempts(OpsDbs dbs, IntrusionWatch intrusions, TimeProvider clock)
{
    /// <param name="user">Null when no account has that address.</param>
    /// <returns>False when a sign-in that succeeded is not to go on.</returns>
    public async Task<bool> NoteAsync(string email, User? user, SignInOutcome outcome, string? from, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var typed = email.Trim().ToLowerInvariant();
        var attempt = new SignInAttempt
        {
            TenantId = user?.TenantId ?? await db.OperatorTenantIdAsync(ct),
            UserId = user?.Id,
            Email = typed.Length > SignInAttempt.EmailLength ? typed[..SignInAttempt.EmailLength] : typed,
            From = from?.Length > UserSession.FromLength ? from[..UserSession.FromLength] : from,
            AtUtc = clock.GetUtcNow().UtcDateTime,
            Outcome = outcome,
        };
        db.SignInAttempts.Add(attempt);
        db.Signal(Live.Topic.Room(attempt.TenantId, SignInAttempt.Subject), 0);
        await db.SaveChangesAsync(ct);
        return await intrusions.LookAsync(attempt, user?.DisplayName, ct);
    }
}
