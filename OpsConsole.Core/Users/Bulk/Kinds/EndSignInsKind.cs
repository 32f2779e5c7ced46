using OpsConsole.Core.Bulk;

namespace OpsConsole.Core.Users.Bulk.Kinds;

/// <summary>Signs people out everywhere; they can sign in again at once.</summary>
internal sealed class EndSignInsKind(Actor by, BulkPurpose purpose, DateTime begunUtc) : AccountKind(by)
{
    private readonly OpenSignIns signIns = new(purpose == BulkPurpose.Look);
    private int ending;

    public override bool IsBesideTheVersion => true;

    public override IReadOnlyList<string> Effects => ending > 0 ? [$"{Counted(ending, "open sign-in ends", "open sign-ins end")} at once."] : [];

    public override Task LookAsync(OpsDb db, IReadOnlyCollection<User> users, CancellationToken ct) => signIns.LookAsync(db, [.. users.Select(user => user.Id)], ct);

    public override void Foresee(User user) => ending += signIns.CountOf(user, begunUtc);

    public override Error? Do(User user, BulkTurn turn, out string? before)
    {
        before = null;
        var count = signIns.CountOf(user, turn.NowUtc);
        signIns.End(user, turn.By, turn.NowUtc);
        turn.Db.Record(turn.By, "user.sessions-ended", user, new { Count = count, Bulk = turn.ActionId });
        return null;
    }

    protected override Error? WhyNotThem(User user, DateTime nowUtc) => signIns.CountOf(user, nowUtc) == 0 ? new IsSignedInNowhere(user.DisplayName) : null;
}
