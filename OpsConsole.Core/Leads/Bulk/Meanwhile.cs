using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Leads.Bulk;

internal static class Meanwhile
{
    /// <summary>Who changed the lead after the version that counts, and what they did.</summary>
    public static async Task<ChangedMeanwhile> ChangedMeanwhileAsync(this OpsDb db, Lead lead, CancellationToken ct)
    {
        var last = await db.WhoChangedAsync(lead, ct);
        return new ChangedMeanwhile(last.Who, last.Did);
    }
}
