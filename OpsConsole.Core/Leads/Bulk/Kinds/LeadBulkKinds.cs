using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.Bulk.Kinds;

/// <summary>The one place that knows which change is done how.</summary>
internal static class LeadBulkKinds
{
    /// <summary>Makes a change ready for a run, or says why it cannot be made at all.</summary>
    public static async Task<Result<LeadBulkKind>> KindAsync(this OpsDb db, LeadBulkChange change, TenantSettings settings, CancellationToken ct)
    {
        if (change.WhyNotReady() is { } refusal)
            return refusal;
        return change switch
        {
            BulkApprove => new ApproveKind(await settings.GetAsync(db.TenantId, SettingCatalog.CountdownHours, ct)),
            BulkReject reject => new RejectKind(reject),
            _ => throw new InvalidOperationException($"Nobody knows how to {change.Kind} leads."),
        };
    }
}
