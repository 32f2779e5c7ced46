namespace OpsConsole.Core.Partners;

/// <summary>A paused partner takes part again.</summary>
public sealed class ResumePartner(OpsDbs dbs)
{
    public Task<Result<PartnerRef>> RunAsync(PartnerRef target, Actor actor, CancellationToken ct) =>
        dbs.ChangePartnerAsync(target, actor, "partner.resumed", partner => partner.Resume(), partner => new { partner.Name }, ct);
}
