using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Scoring;

/// <summary>Which leads: those of an import, an agent's that are open, or with neither all that are open.</summary>
public sealed record ScoreLeadsWork(long? ImportId = null, long? AgentId = null);

/// <summary>Reckons the scores of some leads that one change, or the passing of time, may have touched. Nobody waits for it.</summary>
public sealed class ScoreLeads(OpsDbs dbs, LeadScoring scoring, MarketCounting markets) : IWorkHandler
{
    public const string Name = "leads.score";

    public string Kind => Name;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        var work = run.PayloadAs<ScoreLeadsWork>();
        // An agent's record changes nothing of what markets are.
        if (work.AgentId is null)
            await markets.CountAsync(run.TenantId, ct);
        await scoring.WalkAsync(dbs, run, leads => work switch
        {
            { ImportId: { } import } => leads.Where(lead => lead.ImportId == import),
            { AgentId: { } agent } => leads.Where(lead => lead.SubmittedByUserId == agent && lead.ImportId == null && (lead.Status == LeadStatus.Pending || lead.Status == LeadStatus.Approved)),
            _ => leads.Where(lead => lead.Status == LeadStatus.Pending || lead.Status == LeadStatus.Approved),
        }, ct);
    }
}
