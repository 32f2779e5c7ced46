namespace OpsConsole.Core.Partners;

/// <summary>A partner gets no new offers until somebody resumes them; offers that stand may still be answered.</summary>
public sealed class PausePartner(OpsDbs dbs)
{
    public Task<Result<PartnerRef>> RunAsync(PartnerRef target, Actor actor, CancellationToken ct) =>
        dbs.ChangePartnerAsync(target, actor, "partner.paused", partner => partner.Pause(), partner => new { partner.Name }, ct);
}
