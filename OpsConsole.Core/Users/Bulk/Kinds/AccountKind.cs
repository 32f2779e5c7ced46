using OpsConsole.Core.Bulk;
using OpsConsole.Core.Users.Erasing;

namespace OpsConsole.Core.Users.Bulk.Kinds;

/// <summary>What all changes of accounts have in common: never that of whoever orders it, neither there nor back.</summary>
internal abstract class AccountKind(Actor by) : BulkKind<User>
{
    public sealed override Error? WhyNot(User user, DateTime nowUtc) => WhyNever(user) ?? WhyNotThem(user, nowUtc);

    public sealed override Error? WhyNotUndo(User user, string? before, DateTime nowUtc) => WhyNever(user) ?? WhyNotUndoThem(user);

    private Error? WhyNever(User user) => user.Id == by.UserId ? new ThatIsYou() : user.ErasedAtUtc is not null ? new IsErased(user.DisplayName) : null;

    protected abstract Error? WhyNotThem(User user, DateTime nowUtc);

    protected virtual Error? WhyNotUndoThem(User user) => new BulkCannotBeUndone();

    public override Error? Undo(User user, string? before, BulkTurn turn) => new BulkCannotBeUndone();

    protected static string Counted(int count, string one, string many) => count == 1 ? $"1 {one}" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count:N0} {many}");
}
