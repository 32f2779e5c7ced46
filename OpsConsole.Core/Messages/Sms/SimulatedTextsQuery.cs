using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;

namespace OpsConsole.Core.Messages.Sms;

/// <summary>Which of the texts that reached the simulator are a tenant's own: the simulator itself knows no tenants.</summary>
public sealed class SimulatedTextsQuery(OpsDbs dbs)
{
    public async Task<IReadOnlySet<long>> OwnAsync(long tenantId, IReadOnlyCollection<long> messageIds, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return await db.OutgoingMessages.AsNoTracking().Where(row => messageIds.Contains(row.Id) && row.Channel == MessageChannel.Sms).Select(row => row.Id).ToHashSetAsync(ct);
    }
}
