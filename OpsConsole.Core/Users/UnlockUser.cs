namespace OpsConsole.Core.Users;

/// <summary>Lets somebody try again before their lock has run out.</summary>
public sealed class UnlockUser(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<long>> RunAsync(long userId, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        return await db.ChangeUserAsync(userId, actor, "user.unlocked", user => user.Unlock(clock.GetUtcNow().UtcDateTime), ct);
    }
}
