using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Messages.Library;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Users.Bulk.Kinds;
using OpsConsole.Core.Users.Erasing;
using OpsConsole.Core.Users.Listing;

namespace OpsConsole.Core.Users.Bulk;

/// <summary>Accounts in bulk. The one place that knows which change is done how.</summary>
public sealed class UserBulkRoom(TimeProvider clock) : BulkRoom<User>(clock)
{
    private readonly TimeProvider clock = clock;

    public const string Kind = "user";

    public static BulkNoun Called { get; } = new("account", "accounts");

    /// <summary>
    /// What makes an account another one than whoever ordered the change saw. Sign-ins and what people change about themselves raise the
    /// revision too, and are no reason to leave somebody out.
    /// </summary>
    private static readonly string[] counting = ["user.disabled", "user.enabled", "user.became-inactive", "user.roles-changed"];

    public override string RowKind => Kind;

    public override BulkNoun Noun => Called;

    public override string WorkName => UserBulkWork.Name;

    public override string ViewPermission => UserPermissions.View;

    public override string ManyPermission => UserPermissions.Bulk;

    internal override Expression<Func<User, long>> IdOfRow { get; } = user => user.Id;

    internal override Expression<Func<User, BulkRow>> RowOf { get; } = user => new BulkRow(user.Id, user.Revision);

    internal override BulkDeeds Deeds { get; } = new(
        "user-bulk.started", "user-bulk.finished", "user-bulk.stopped", "user-bulk.retried", "user-bulk.undo-started", "user-bulk.undone");

    public override BulkChange Read(string json) => UserBulkChange.FromJson(json);

    internal override IQueryable<User> Rows(OpsDb db) => db.Users;

    internal override long IdOf(User row) => row.Id;

    internal override long VersionOf(User row) => row.Revision;

    internal override string NameOf(User row) => row.DisplayName;

    internal override Result<Func<IQueryable<User>, IQueryable<User>>> Passing(string filter, FilterMoment moment)
    {
        var read = UserFields.Parse(filter);
        return read.Error is { } unreadable ? unreadable : (Func<IQueryable<User>, IQueryable<User>>)(users => users.Passing(read.Value, moment));
    }

    internal override string WordsOf(Error reason) => reason switch
    {
        ThatIsYou => "That is you",
        IsErased => "Erased",
        ErasureRuns => "Being erased",
        AlreadyDisabled => "Disabled already",
        IsNotDisabled => "Not disabled",
        IsNotLocked => "Not locked",
        HasTheRole => "Has the role already",
        LacksTheRole => "Does not have the role",
        AccountIsShut => "The account is shut",
        HasNoAddress => "No address for mail",
        AddressIsBlocked => "The address is blocked",
        IsSignedInNowhere => "Not signed in anywhere",
        SomebodyMustManageUsers => "The last who manages users",
        _ => base.WordsOf(reason),
    };

    internal override IQueryable<ActivityEntry> Counting(OpsDb db, BulkAction action, long[] ids, bool sinceDone) =>
        db.ChangesOf(Kind, ids).Where(entry => counting.Contains(entry.Action));

    internal override async Task<IReadOnlyDictionary<long, BulkFace>> FacesAsync(OpsDb db, long[] ids, CancellationToken ct)
    {
        var now = NowUtc;
        return (await Among(db.Users.AsNoTracking(), ids).Select(user => new { user.Id, user.DisplayName, user.IsDisabled, user.LockoutEnd }).ToListAsync(ct)).ToDictionary(
            user => user.Id,
            user => new BulkFace(user.DisplayName, (user.IsDisabled ? UserStatus.Disabled : user.LockoutEnd?.UtcDateTime > now ? UserStatus.Locked : UserStatus.Active).ToString()));
    }

    internal override async Task<Result<BulkKind<User>>> KindAsync(OpsDb db, BulkChange change, Actor by, BulkPurpose purpose, CancellationToken ct)
    {
        // A look needs no reason yet.
        if (purpose != BulkPurpose.Undo && change.WhyNotReady() is { } refusal && !(purpose == BulkPurpose.Look && refusal is StatusNeedsAReason))
            return refusal;
        switch (change)
        {
            case BulkDisable disable:
                return new DisableKind(disable.Reason.Trim(), by, purpose);
            case BulkEnable enable:
                return new EnableKind(enable.Reason.Trim(), by, purpose);
            case BulkGiveRole give:
                return await RoleAsync(db, give.RoleId, ct) is { } given ? new RoleKind(given, gives: true, by, purpose) : new RoleIsUnknown(give.Role);
            case BulkTakeRole take:
                return await RoleAsync(db, take.RoleId, ct) is { } taken ? new RoleKind(taken, gives: false, by, purpose) : new RoleIsUnknown(take.Role);
            case BulkEndSignIns:
                return new EndSignInsKind(by, purpose, NowUtc);
            case BulkUnlock:
                return new UnlockKind(by);
            case BulkWrite write:
                return await WriteKindAsync(db, write, by, ct);
            default:
                throw new InvalidOperationException($"Nobody knows how to {change.Kind} accounts.");
        }
    }

    private async Task<Result<BulkKind<User>>> WriteKindAsync(OpsDb db, BulkWrite write, Actor by, CancellationToken ct)
    {
        if (MessageCatalog.Of(write.Message) is not LibraryMessage message)
            return new NotFound("This message");
        var live = await db.LiveTemplateAsync(message, ct);
        return live.Content.Words == message.Words ? new MessageHasNoWords(message.Name) : new WriteKind(message, live.Number, by, clock);
    }

    private static Task<Role?> RoleAsync(OpsDb db, long roleId, CancellationToken ct) => db.Roles.AsNoTracking().FirstOrDefaultAsync(role => role.Id == roleId, ct);
}
