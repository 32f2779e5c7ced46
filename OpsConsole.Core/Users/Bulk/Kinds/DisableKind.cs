using OpsConsole.Core.Bulk;

namespace OpsConsole.Core.Users.Bulk.Kinds;

/// <summary>Shuts accounts, whose sign-ins end with the save. An undo opens them again; the sign-ins stay ended.</summary>
internal sealed class DisableKind(string reason, Actor by, BulkPurpose purpose) : AccountKind(by)
{
    private readonly OpenSignIns signIns = new(onlyLooks: true);
    private readonly ManagersLeft managers = new();
    private DateTime nowUtc;
    private int ending;
    private int managing;

    public override IReadOnlyList<string> Effects =>
    [
        .. ending > 0 ? [$"{Counted(ending, "open sign-in ends", "open sign-ins end")} at once."] : Array.Empty<string>(),
        .. managing > 0 ? [$"{Counted(managing, "of them manages users and stops", "of them manage users and stop")} doing so."] : Array.Empty<string>(),
    ];

    public override async Task LookAsync(OpsDb db, IReadOnlyCollection<User> users, CancellationToken ct)
    {
        if (purpose == BulkPurpose.Undo)
            return;
        long[] ids = [.. users.Select(user => user.Id)];
        if (purpose == BulkPurpose.Look)
            await signIns.LookAsync(db, ids, ct);
        await managers.LookAsync(db, ids, withoutRole: null, ct);
    }

    public override void Foresee(User user)
    {
        ending += signIns.CountOf(user, nowUtc);
        managing += managers.WouldLose(user) ? 1 : 0;
    }

    public override Error? Do(User user, BulkTurn turn, out string? before)
    {
        before = null;
        if (user.Disable(turn.By) is { } refusal)
            return refusal;
        managers.Lose(turn.Db, user);
        turn.Db.Record(turn.By, "user.disabled", user, new { Reason = reason, Bulk = turn.ActionId });
        return null;
    }

    public override Error? Undo(User user, string? before, BulkTurn turn)
    {
        if (user.Enable() is { } refusal)
            return refusal;
        turn.Db.Record(turn.By, "user.enabled", user, new { Reason = "A bulk action was undone", Bulk = turn.ActionId });
        return null;
    }

    protected override Error? WhyNotThem(User user, DateTime nowUtc)
    {
        this.nowUtc = nowUtc;
        return user.IsDisabled ? new AlreadyDisabled(user.DisplayName) : managers.WhyNotLose(user);
    }

    protected override Error? WhyNotUndoThem(User user) => user.IsDisabled ? null : new IsNotDisabled(user.DisplayName);
}
