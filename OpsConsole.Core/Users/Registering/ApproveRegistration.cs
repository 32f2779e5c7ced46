namespace OpsConsole.Core.Users.Registering;

/// <summary>Lets somebody in who registered: they get the role they asked for, and a letter.</summary>
public sealed class ApproveRegistration(OpsDbs dbs, AccountPost post, TimeProvider clock)
{
    /// <returns>The account's id.</returns>
    public async Task<Result<long>> RunAsync(long id, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        return await db.DecideAsync(id, RegistrationState.Approved, null, actor, clock, async (row, user) =>
        {
            var role = RegistrationRules.RoleOf(row.Kind);
            await db.GiveRoleAsync(user, role, ct);
            user.ConcurrencyStamp = Guid.NewGuid().ToString();
            db.Record(actor, "registration.approved", row, new { row.Kind });
            db.Record(actor, "user.roles-changed", user, new { Added = (string[])[role], Taken = Array.Empty<string>() });
            await post.QueueAsync(db, user, new AccountLetter(user.Id, AccountNews.RegistrationApproved), ct);
        }, ct);
    }
}
