using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Live;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Matching;

public sealed record MatchImportWork(long ImportId);

/// <summary>
/// Looks for leads like those that an import added, among the tenant's and its own. It runs behind the import, which stays as fast as it is.
/// When its node dies it begins again: looking twice is the same as looking once.
/// </summary>
public sealed class MatchImport(OpsDbs dbs, LeadMatching matching) : IWorkHandler
{
    public const string Name = "leads.match";

    /// <summary>As many as an import saves at once, for the same reason.</summary>
    private const int AtOnce = 200;

    public string Kind => Name;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        var importId = run.PayloadAs<MatchImportWork>().ImportId;
        var (afterLine, done, found) = (0, 0, 0);
        int total;
        await using (var db = dbs.Open(run.TenantId))
            total = await db.Leads.CountAsync(lead => lead.ImportId == importId, ct);
        while (true)
        {
            await using var db = dbs.Open(run.TenantId);
            // In the order of the lines, which the index of an import's leads has.
            var leads = await db.Leads.Where(lead => lead.ImportId == importId && lead.ImportLine > afterLine)
                .OrderBy(lead => lead.ImportLine).Take(AtOnce).Select(lead => new { lead.Id, Line = lead.ImportLine!.Value }).ToListAsync(ct);
            if (leads.Count == 0)
                return;
            found += await matching.LookAsync(run.TenantId, leads.ConvertAll(lead => lead.Id), ct);
            (afterLine, done) = (leads[^1].Line, done + leads.Count);
            foreach (var signal in LiveSignal.Of(run.TenantId, LeadImport.Subject, importId))
                db.Signal(signal.Topic, importId);
            await run.CheckpointAsync(db, done, Math.Max(total, done), string.Create(CultureInfo.InvariantCulture, $"{found:N0} look like another"), ct);
        }
    }
}
