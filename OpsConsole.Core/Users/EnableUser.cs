using OpsConsole.Core.Users.Erasing;

namespace OpsConsole.Core.Users;

/// <summary>Opens a disabled account again.</summary>
public sealed class EnableUser(OpsDbs dbs)
{
    public async Task<Result<long>> RunAsync(long userId, string reason, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var beingErased = await db.BeingErasedAsync([userId], ct);
        return await db.ChangeUserAsync(userId, actor, "user.enabled", user => StatusReason.WhyNot(reason) ?? (beingErased.Contains(user.Id) ? new ErasureRuns(user.DisplayName) : user.Enable()), ct, new { Reason = reason.Trim() });
    }
}
