using OpsConsole.Core.Leads.Bulk.Kinds;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.Bulk;

/// <summary>What a change would come to, now.</summary>
/// <param name="Chosen">All that were chosen, also those that are gone.</param>
/// <param name="Ready">Those that it applies to.</param>
/// <param name="Partly">Those of the ready ones of which something stays as it is.</param>
/// <param name="LastId">The newest lead that was looked at: whoever comes later is not meant.</param>
public sealed record LeadBulkPreview(int Chosen, int Ready, long LastId, IReadOnlyList<LeadBulkGroup> LeftOut, IReadOnlyList<LeadBulkGroup> Partly);

/// <summary>Leads that share a reason, and the first of them by name.</summary>
public sealed record LeadBulkGroup(string Reason, int Count, IReadOnlyList<LeadBulkName> First);

public sealed record LeadBulkName(long Id, string Address);

/// <summary>The dry run: asks each chosen lead whether the change applies, and changes nothing.</summary>
public sealed class PreviewLeadBulk(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    private readonly LeadBulkKinds kinds = new(settings, clock);
    private const int AtOnce = 500;

    public async Task<Result<LeadBulkPreview>> RunAsync(LeadBulkChange change, LeadBulkSelection selection, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.View) is { } unseen)
            return unseen;
        if (actor.Lacks(change.Permission) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        var prepared = await kinds.KindAsync(db, change, LeadBulkPurpose.Look, ct);
        if (prepared.Error is { } problem)
            return problem;
        var found = ChosenLeads.Of(selection, actor, clock);
        if (found.Error is { } wrong)
            return wrong;

        var (kind, groups, partly, seen, ready, last) = (prepared.Value, new LeadBulkGroups(), new LeadBulkGroups(), 0, 0, 0L);
        await foreach (var leads in found.Value.LeadsAsync(db, AtOnce, ct))
        {
            await kind.LookAsync(db, leads, ct);
            foreach (var lead in leads)
            {
                (seen, last) = (seen + 1, lead.Id);
                if (kind.WhyNot(lead, clock.GetUtcNow().UtcDateTime) is { } reason)
                {
                    groups.Add(reason, lead);
                    continue;
                }

                ready++;
                if (kind.WhatStays(lead) is { } stays)
                    partly.Add(stays, lead);
            }
        }

        if (selection is PickedLeads picked && picked.Ids.Distinct().Count() - seen is var gone and > 0)
        {
            groups.AddGone(gone);
            seen += gone;
        }

        return new LeadBulkPreview(seen, ready, last, groups.Biggest(), partly.Biggest());
    }
}
