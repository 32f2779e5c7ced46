using OpsConsole.Core.Leads.Bulk.Kinds;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.Bulk;

/// <summary>What a change would come to, now.</summary>
/// <param name="Chosen">All that were chosen, also those that are gone.</param>
/// <param name="Ready">Those that it applies to.</param>
public sealed record LeadBulkPreview(int Chosen, int Ready, IReadOnlyList<LeadBulkGroup> LeftOut);

/// <summary>Leads that share a reason, and the first of them by name.</summary>
public sealed record LeadBulkGroup(string Reason, int Count, IReadOnlyList<LeadBulkName> First);

public sealed record LeadBulkName(long Id, string Address);

/// <summary>The dry run: asks each chosen lead whether the change applies, and changes nothing.</summary>
public sealed class PreviewLeadBulk(OpsDbs dbs, TenantSettings settings)
{
    private const int AtOnce = 500;

    public async Task<Result<LeadBulkPreview>> RunAsync(LeadBulkChange change, LeadBulkSelection selection, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.View) is { } unseen)
            return unseen;
        if (actor.Lacks(change.Permission) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        var prepared = await db.KindAsync(change, settings, ct);
        if (prepared.Error is { } problem)
            return problem;
        if (LeadBulkSelection.WhyNot(selection) is { } wrong)
            return wrong;

        var (kind, groups, seen, ready) = (prepared.Value, new LeadBulkGroups(), 0, 0);
        await foreach (var leads in db.LeadsAsync(selection, actor, AtOnce, ct))
        {
            await kind.LookAsync(db, leads, ct);
            foreach (var lead in leads)
            {
                seen++;
                if (kind.WhyNot(lead) is { } reason)
                    groups.Add(reason, lead);
                else
                    ready++;
            }
        }

        if (selection is PickedLeads picked && picked.Ids.Distinct().Count() - seen is var gone and > 0)
        {
            groups.AddGone(gone);
            seen += gone;
        }

        return new LeadBulkPreview(seen, ready, groups.Biggest());
    }
}
