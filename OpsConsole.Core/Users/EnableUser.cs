namespace OpsConsole.Core.Users;

/// <summary>Opens a disabled account again.</summary>
public sealed class EnableUser(OpsDbs dbs)
{
    public async Task<Result<long>> RunAsync(long userId, string reason, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        return await db.ChangeUserAsync(userId, actor, "user.enabled", user => StatusReason.WhyNot(reason) ?? user.Enable(), ct, new { Reason = reason.Trim() });
    }
}
