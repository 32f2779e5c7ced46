using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Listing;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Leads.Listing;

/// <summary>The indexes of leads that this node holds; see <see cref="ListIndexes{TIndex, TEntry}"/>.</summary>
public sealed class LeadIndexes(OpsDbs dbs, LiveFeed feed, TimeProvider clock, ILogger<LeadIndexes> log)
{
    private readonly ListIndexes<LeadIndex, LeadIndexEntry> indexes = new(dbs, feed, clock, log, "lead", new(
        db => db.Leads.AsNoTracking().OrderBy(lead => lead.Id).Select(LeadIndexEntry.FromLead),
        (db, ids) => db.Leads.AsNoTracking().Where(lead => ids.Contains(lead.Id)).Select(LeadIndexEntry.FromLead),
        (db, ct) => db.Leads.AsNoTracking().GroupBy(_ => 1)
            .Select(all => new ListStamps(all.Count(), all.Sum(lead => lead.Version + lead.Score + (lead.Stars ?? 0) + (lead.FraudScore ?? 0)))).FirstOrDefaultAsync(ct)));

    /// <inheritdoc cref="ListIndexes{TIndex, TEntry}.Attend"/>
    public void Attend(long tenantId) => indexes.Attend(tenantId);

    internal int WaitingOf(long tenantId) => indexes.WaitingOf(tenantId);

    internal Task<T> AskAsync<T>(long tenantId, Func<LeadIndex, T> question, CancellationToken ct) => indexes.AskAsync(tenantId, question, ct);
}
