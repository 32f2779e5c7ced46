using OpsConsole.Core.Users.TwoFactor;

namespace OpsConsole.Core.Users.Registering;

/// <summary>Refuses somebody who registered, with a reason that they read; their account is shut.</summary>
public sealed class DeclineRegistration(OpsDbs dbs, AccountPost post, TimeProvider clock)
{
    /// <returns>The account's id.</returns>
    public async Task<Result<long>> RunAsync(long id, string reason, Actor actor, CancellationToken ct)
    {
        var why = reason.Trim();
        if (why.Length is 0 or > Registration.ReasonLength)
            return new ReasonIsMissing();
        await using var db = dbs.Open(actor);
        return await db.DecideAsync(id, RegistrationState.Declined, why, actor, clock, async (row, user) =>
        {
            _ = user.Disable(actor);
            db.Record(actor, "registration.declined", row, new { row.Kind, Reason = why });
            db.Record(actor, "user.disabled", user);
            await post.QueueAsync(db, user, new AccountLetter(user.Id, AccountNews.RegistrationDeclined) { Note = why }, ct);
        }, ct);
    }
}
