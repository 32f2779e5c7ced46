using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Bulk;

namespace OpsConsole.Core.Users.Bulk.Kinds;

/// <summary>Gives accounts a role or takes it; what other roles they have stays.</summary>
internal sealed class RoleKind(Role role, bool gives, Actor by, BulkPurpose purpose) : AccountKind(by)
{
    private readonly ManagersLeft managers = new();
    private HashSet<long> having = [];
    private HashSet<long> havingOthers = [];
    private int roleless;
    private int managing;
    private bool isGone;

    public override IReadOnlyList<string> Effects =>
    [
        .. roleless > 0 ? [$"{Counted(roleless, "of them has", "of them have")} no role left."] : Array.Empty<string>(),
        .. managing > 0 ? [$"{Counted(managing, "of them manages users and stops", "of them manage users and stop")} doing so."] : Array.Empty<string>(),
    ];

    /// <summary>Whether this run takes the role: the change itself, or the undo of giving it.</summary>
    private bool Takes => gives == (purpose == BulkPurpose.Undo);

    public override async Task LookAsync(OpsDb db, IReadOnlyCollection<User> users, CancellationToken ct)
    {
        long[] ids = [.. users.Select(user => user.Id)];
        // Somebody may remove the role while the action runs.
        isGone = !await db.Roles.AnyAsync(row => row.Id == role.Id, ct);
        var held = await db.RoleMemberships.AsNoTracking().Where(row => ids.Contains(row.UserId)).Select(row => new { row.UserId, row.RoleId }).ToListAsync(ct);
        having = [.. held.Where(row => row.RoleId == role.Id).Select(row => row.UserId)];
        havingOthers = [.. held.Where(row => row.RoleId != role.Id).Select(row => row.UserId)];
        if (Takes)
            await managers.LookAsync(db, ids, role.Id, ct);
    }

    public override void Foresee(User user)
    {
        roleless += Takes && !havingOthers.Contains(user.Id) ? 1 : 0;
        managing += managers.WouldLose(user) ? 1 : 0;
    }

    public override Error? Do(User user, BulkTurn turn, out string? before)
    {
        before = null;
        return Change(user, turn);
    }

    public override Error? Undo(User user, string? before, BulkTurn turn) => Change(user, turn);

    protected override Error? WhyNotThem(User user, DateTime nowUtc) => WhyNotChange(user);

    protected override Error? WhyNotUndoThem(User user) => WhyNotChange(user);

    private Error? WhyNotChange(User user) => (Takes, having.Contains(user.Id)) switch
    {
        _ when isGone => new RoleIsUnknown(role.Name),
        (true, true) => managers.WhyNotLose(user),
        (true, false) => new LacksTheRole(user.DisplayName, role.Name),
        (false, true) => new HasTheRole(user.DisplayName, role.Name),
        _ => null,
    };

    private Error? Change(User user, BulkTurn turn)
    {
        var membership = new RoleMembership { UserId = user.Id, RoleId = role.Id, TenantId = user.TenantId };
        if (Takes)
        {
            turn.Db.RoleMemberships.Remove(membership);
            managers.Lose(turn.Db, user);
        }
        else
        {
            turn.Db.RoleMemberships.Add(membership);
        }

        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        turn.Db.Record(turn.By, "user.roles-changed", user, new { Added = Takes ? [] : new[] { role.Name }, Taken = Takes ? new[] { role.Name } : [], Bulk = turn.ActionId });
        return null;
    }
}
