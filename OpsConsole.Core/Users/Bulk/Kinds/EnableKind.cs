using System.Text.Json;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Users.Erasing;

namespace OpsConsole.Core.Users.Bulk.Kinds;

/// <summary>Opens accounts again. An undo shuts them as they were: by somebody, or because nobody used them.</summary>
internal sealed class EnableKind(string reason, Actor by, BulkPurpose purpose) : AccountKind(by)
{
    private readonly ManagersLeft managers = new();
    private IReadOnlySet<long> beingErased = new HashSet<long>();

    public override async Task LookAsync(OpsDb db, IReadOnlyCollection<User> users, CancellationToken ct)
    {
        long[] ids = [.. users.Select(user => user.Id)];
        if (purpose == BulkPurpose.Undo)
            await managers.LookAsync(db, ids, withoutRole: null, ct);
        else
            beingErased = await db.BeingErasedAsync(ids, ct);
    }

    public override Error? Do(User user, BulkTurn turn, out string? before)
    {
        before = JsonSerializer.Serialize(new Before(user.InactiveSinceUtc));
        if (user.Enable() is { } refusal)
            return refusal;
        turn.Db.Record(turn.By, "user.enabled", user, new { Reason = reason, Bulk = turn.ActionId });
        return null;
    }

    public override Error? Undo(User user, string? before, BulkTurn turn)
    {
        if (user.Disable(turn.By) is { } refusal)
            return refusal;
        user.StayInactiveSince(JsonSerializer.Deserialize<Before>(before!)!.InactiveSinceUtc);
        managers.Lose(turn.Db, user);
        turn.Db.Record(turn.By, "user.disabled", user, new { Reason = "A bulk action was undone", Bulk = turn.ActionId });
        return null;
    }

    protected override Error? WhyNotThem(User user, DateTime nowUtc) =>
        !user.IsDisabled ? new IsNotDisabled(user.DisplayName) : beingErased.Contains(user.Id) ? new ErasureRuns(user.DisplayName) : null;

    protected override Error? WhyNotUndoThem(User user) => user.IsDisabled ? new AlreadyDisabled(user.DisplayName) : managers.WhyNotLose(user);

    private sealed record Before(DateTime? InactiveSinceUtc);
}
