using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Opportunities;

/// <summary>How likely an opportunity of each open stage usually is to be won at one tenant, in percent; what is said about one of them counts instead.</summary>
public sealed record StageProbabilities(int New, int Contacted, int Qualified, int Proposal, int Negotiation)
{
    /// <summary>What counts for this one, in percent.</summary>
    public int Of(Opportunity opportunity) => opportunity.Probability ?? Of(opportunity.Stage);

    public int Of(OpportunityStage stage) => stage switch
    {
        OpportunityStage.New => New,
        OpportunityStage.Contacted => Contacted,
        OpportunityStage.Qualified => Qualified,
        OpportunityStage.Proposal => Proposal,
        OpportunityStage.Negotiation => Negotiation,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "A closed opportunity is won or lost."),
    };

    /// <summary>Its value by its probability, in whole cents, rounded down. Keep in step with the sums of OpportunityBoardQuery.</summary>
    public long WeightedCents(Opportunity opportunity) => (opportunity.ValueCents ?? 0) * Of(opportunity) / 100;
}

internal static class StageProbabilitySettings
{
    public static async ValueTask<StageProbabilities> StageProbabilitiesAsync(this TenantSettings settings, long tenantId, CancellationToken ct) => new(
        (int)await settings.GetAsync(tenantId, SettingCatalog.ProbabilityNew, ct),
        (int)await settings.GetAsync(tenantId, SettingCatalog.ProbabilityContacted, ct),
        (int)await settings.GetAsync(tenantId, SettingCatalog.ProbabilityQualified, ct),
        (int)await settings.GetAsync(tenantId, SettingCatalog.ProbabilityProposal, ct),
        (int)await settings.GetAsync(tenantId, SettingCatalog.ProbabilityNegotiation, ct));
}
