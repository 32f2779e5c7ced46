using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Messages.Queue;

namespace OpsConsole.Core.Messages.Bounces;

internal static class AddressBlocking
{
    /// <summary>Blocks an address in the caller's transaction, before its save. One that is blocked already keeps its first reason.</summary>
    public static async Task BlockAddressAsync(this OpsDb db, MessageChannel channel, string address, SuppressionReason reason, string source, long? messageId, DateTime nowUtc, CancellationToken ct)
    {
        var normal = AddressBook.Normal(channel, address);
        var row = await db.AddressSuppressions.FirstOrDefaultAsync(one => one.Channel == channel && one.Address == normal, ct);
        if (row is { IsInForce: true })
            return;
        if (row is null)
            db.AddressSuppressions.Add(row = new AddressSuppression { Channel = channel, Address = normal });
        row.Block(reason, source, messageId, nowUtc);
        db.Record(Actor.System(db.TenantId, "Mail"), "blocked-address.blocked", row, new { Reason = reason });
    }
}
