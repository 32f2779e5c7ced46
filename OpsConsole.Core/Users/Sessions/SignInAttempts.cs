using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.Sessions;

/// <summary>Notes each attempt to sign in, in a row of its own: refused ones too, and those for accounts that do not exist.</summary>
public sealed class SignInAttempts(OpsDbs dbs, TimeProvider clock)
{
    /// <param name="user">Null when no account has that address.</param>
    public async Task NoteAsync(string email, User? user, SignInOutcome outcome, string? from, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var typed = email.Trim().ToLowerInvariant();
        db.SignInAttempts.Add(new SignInAttempt
        {
            TenantId = user?.TenantId ?? await db.OperatorTenantIdAsync(ct),
            UserId = user?.Id,
            Email = typed.Length > SignInAttempt.EmailLength ? typed[..SignInAttempt.EmailLength] : typed,
            From = from?.Length > UserSession.FromLength ? from[..UserSession.FromLength] : from,
            AtUtc = clock.GetUtcNow().UtcDateTime,
            Outcome = outcome,
        });
        await db.SaveChangesAsync(ct);
    }
}
