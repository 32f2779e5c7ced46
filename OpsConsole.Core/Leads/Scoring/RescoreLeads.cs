using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Scoring;

public sealed record RescoreLeadsWork;

/// <summary>Reckons the scores of all leads of a tenant again, because what they are weighed by changed. Whoever changed it follows its progress.</summary>
public sealed class RescoreLeads(OpsDbs dbs, LeadScoring scoring, MarketCounting markets) : IWorkHandler
{
    public const string Name = "leads.rescore";

    public string Kind => Name;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        await markets.CountAsync(run.TenantId, ct);
        await scoring.WalkAsync(dbs, run, leads => leads.Where(lead => lead.Status != LeadStatus.Sold), ct);
    }
}
