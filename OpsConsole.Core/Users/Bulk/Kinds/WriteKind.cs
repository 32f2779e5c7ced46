using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Library;
using OpsConsole.Core.Messages.Queue;

namespace OpsConsole.Core.Users.Bulk.Kinds;

/// <summary>
/// Queues a message of the library to each account: in the save of its result, and once for the action however often it is tried. Whether its
/// reader still wants it is asked again when it leaves.
/// </summary>
internal sealed class WriteKind(LibraryMessage message, int version, Actor by, TimeProvider clock) : AccountKind(by)
{
    private HashSet<string> blocked = [];

    public override bool IsBesideTheVersion => true;

    public override IReadOnlyList<string> Effects =>
        [$"Each gets “{message.Name}” as version {version} says it, when the queue comes to it. Those who do not want such mail are left out then."];

    public override async Task LookAsync(OpsDb db, IReadOnlyCollection<User> users, CancellationToken ct)
    {
        var addresses = users.Where(user => user.Email is not null).Select(user => AddressBook.Normal(MessageChannel.Mail, user.Email!)).ToArray();
        blocked = await db.AddressSuppressions.Where(row => row.Channel == MessageChannel.Mail && row.ReleasedAtUtc == null && addresses.Contains(row.Address)).Select(row => row.Address).ToHashSetAsync(ct);
    }

    public override Error? Do(User user, BulkTurn turn, out string? before)
    {
        before = null;
        MessageQueue.Add(turn.Db, new NewMessage(message, $"bulk-{turn.ActionId}", MessageRecipient.Of(user)), clock);
        turn.Db.Record(turn.By, "user.written-to", user, new { Message = message.Name, Bulk = turn.ActionId });
        return null;
    }

    protected override Error? WhyNotThem(User user, DateTime nowUtc) =>
        user.IsDisabled ? new AccountIsShut(user.DisplayName)
        : user.Email is not { } email || !AddressBook.IsMailAddress(email) ? new HasNoAddress(user.DisplayName)
        : blocked.Contains(AddressBook.Normal(MessageChannel.Mail, email)) ? new AddressIsBlocked(user.DisplayName)
        : null;
}
