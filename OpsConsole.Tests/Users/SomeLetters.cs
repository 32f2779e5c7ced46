using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sending;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users;

internal static class SomeLetters
{
    /// <summary>Sends all messages that wait, in their order, as a node does.</summary>
    public static async Task RunLettersAsync(this TestOps ops)
    {
        while (await ops.Get<SendMessages>().BatchAsync(ops.TenantId, CancellationToken.None) > 0)
        {
        }
    }

    public static async Task<IReadOnlyList<OutgoingMessage>> MessagesAsync(this TestOps ops)
    {
        await using var db = ops.Open();
        return await db.OutgoingMessages.AsNoTracking().OrderBy(row => row.Id).ToListAsync();
    }
}
