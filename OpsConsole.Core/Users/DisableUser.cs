namespace OpsConsole.Core.Users;

/// <summary>Shuts an account: its sessions end at once, and it stays shut until somebody enables it.</summary>
public sealed class DisableUser(OpsDbs dbs)
{
    public async Task<Result<long>> RunAsync(long userId, string reason, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        return await db.ChangeUserAsync(userId, actor, "user.disabled", user => StatusReason.WhyNot(reason) ?? user.Disable(actor), ct, new { Reason = reason.Trim() });
    }
}
