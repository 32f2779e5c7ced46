using OpsConsole.Core.Bulk;

namespace OpsConsole.Core.Users.Bulk.Kinds;

/// <summary>Lets people try again before their lock has run out.</summary>
internal sealed class UnlockKind(Actor by) : AccountKind(by)
{
    public override bool IsBesideTheVersion => true;

    public override Error? Do(User user, BulkTurn turn, out string? before)
    {
        before = null;
        if (user.Unlock(turn.NowUtc) is { } refusal)
            return refusal;
        turn.Db.Record(turn.By, "user.unlocked", user, new { Bulk = turn.ActionId });
        return null;
    }

    protected override Error? WhyNotThem(User user, DateTime nowUtc) => user.IsLockedAt(nowUtc) ? null : new IsNotLocked(user.DisplayName);
}
