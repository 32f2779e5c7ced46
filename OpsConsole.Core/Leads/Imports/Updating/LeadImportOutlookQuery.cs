using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Imports.Updating;

/// <summary>What a line would come to whose address is already here.</summary>
/// <param name="Words">What would change, or why nothing would; empty when there is nothing to change.</param>
public sealed record LineOutlook(long LeadId, bool IsUpdate, string Words);

/// <summary>Says of a few lines what they would do to leads that are already here. Callers check <see cref="LeadPermissions.Import"/> first.</summary>
public sealed class LeadImportOutlookQuery(OpsDbs dbs, TimeProvider clock)
{
    private readonly LeadInputRules rules = new(clock);

    /// <returns>By line; lines that are new or wrong are not in it.</returns>
    public async Task<IReadOnlyDictionary<int, LineOutlook>> LoadAsync(long tenantId, IReadOnlyList<LeadRow> rows, ExistingLeads how, CancellationToken ct)
    {
        var good = rows.Where(row => row.Input is not null).Select(row => (Row: row, row.Input!.Address().Key)).ToList();
        var keys = good.Select(entry => entry.Key).Distinct().ToArray();
        await using var db = dbs.Open(tenantId);
        var leads = await db.ListedAtAsync(keys, ct);
        return good.Where(entry => leads.ContainsKey(entry.Key)).ToDictionary(entry => entry.Row.Line, entry => Look(leads[entry.Key], entry.Row, how));
    }

    private LineOutlook Look(Lead lead, LeadRow row, ExistingLeads how)
    {
        if (how == ExistingLeads.Leave)
            return new LineOutlook(lead.Id, false, "");
        var plan = LeadUpdate.Plan(lead, row, how, _ => null, rules);
        return plan.Error is { } refusal ? new LineOutlook(lead.Id, false, refusal.Message) : new LineOutlook(lead.Id, plan.Value.Changes.Count > 0, UpdateWords.Of(plan.Value));
    }
}
