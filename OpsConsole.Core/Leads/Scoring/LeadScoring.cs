using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Live;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.Scoring;

/// <summary>
/// Reckons priority, stars and fraud score of some leads and keeps what differs: numbers on the lead, reasons beside it, and the doubt with
/// what follows from it. Reckoning twice is the same as reckoning once. It runs behind the change, so nobody waits for it or fails with it.
/// A sold lead keeps what it was sold with.
/// </summary>
public sealed class LeadScoring(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    private const int Attempts = 5;

    /// <param name="leadIds">Those in the trash, or gone, are left out.</param>
    /// <param name="memory">What a walk over many leads need not read again for each batch.</param>
    public async Task<LeadsScored> ReckonAsync(long tenantId, IReadOnlyCollection<long> leadIds, CancellationToken ct, ScoringMemory? memory = null)
    {
        // Whoever loses a race for a lead that somebody changes at this moment reckons with what they made of it.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReckonOnceAsync(tenantId, leadIds, memory ?? new ScoringMemory(), ct);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
            }
        }
    }

    private async Task<LeadsScored> ReckonOnceAsync(long tenantId, IReadOnlyCollection<long> leadIds, ScoringMemory memory, CancellationToken ct)
    {
        var rules = await settings.ScoreRulesAsync(tenantId, ct);
        var ids = leadIds.ToArray();
        await using var db = dbs.Open(tenantId);
        var leads = await db.Leads.Where(lead => ids.Contains(lead.Id) && lead.Status != LeadStatus.Sold).OrderBy(lead => lead.Id).ToListAsync(ct);
        if (leads.Count == 0)
            return LeadsScored.Nothing;
        var now = clock.GetUtcNow().UtcDateTime;
        var around = await LeadSurroundings.ReadAsync(db, leads, rules, memory, now, ct);
        var kept = await db.LeadReckonings.Where(row => ids.Contains(row.LeadId)).ToDictionaryAsync(row => row.LeadId, ct);
        var changed = 0;
        foreach (var lead in leads)
        {
            if (!kept.TryGetValue(lead.Id, out var row))
                db.LeadReckonings.Add(row = new LeadReckoning { LeadId = lead.Id });
            if (!Keep(db, lead, row, around.Reckon(lead), rules.Fraud, now))
                continue;
            changed++;
            foreach (var signal in LiveSignal.Of(tenantId, lead.SubjectKind, lead.Id))
                db.Signal(signal.Topic, lead.Id);
        }

        if (db.ChangeTracker.HasChanges())
            await db.InTransactionAsync(() => db.SaveChangesAsync(ct), ct);
        return new LeadsScored(changed, around.Beside);
    }

    /// <summary>Only what differs is written: most of a recount changes little, and the date says since when a score stands.</summary>
    private static bool Keep(OpsDb db, Lead lead, LeadReckoning row, LeadReckoned next, FraudRules rules, DateTime now)
    {
        var (priority, stars, fraud) = (
            lead.ScoreAtUtc is null || lead.Score != next.Priority.Points || !row.IsPriority(next.Priority),
            lead.Stars != next.Stars.Stars || !row.IsStars(next.Stars),
            lead.FraudScore != next.Fraud.Points || !row.IsFraud(next.Fraud));
        if (priority)
            lead.TakePriority(next.Priority.Points, now);
        if (stars)
            lead.TakeStars(next.Stars.Stars, now);
        if (fraud)
            lead.TakeFraudScore(next.Fraud.Points, now);
        if (priority || stars || fraud)
            row.Take(next);
        return FollowDoubt(db, lead, row, next.Fraud, rules) || priority || stars || fraud;
    }

    /// <summary>What a fraud score leads to is a change of the lead like any other: it is recorded, and whoever edits meanwhile hears of it.</summary>
    private static bool FollowDoubt(OpsDb db, Lead lead, LeadReckoning row, FraudScore fraud, FraudRules rules)
    {
        var isSuspicious = fraud.Points >= rules.Threshold;
        if (isSuspicious && row.Covers(fraud))
            isSuspicious = false;
        else if (isSuspicious && row.ClearedAtUtc is not null)
            row.Unclear();
        var heldFor = lead.HeldForName;
        if (!lead.Suspect(isSuspicious, isSuspicious && rules.Hides))
            return false;
        db.Record(
            Actor.System(db.TenantId, "Fraud check"), isSuspicious ? "lead.fraud-flagged" : "lead.fraud-unflagged", lead,
            new { fraud.Points, Hidden = lead.IsHidden, Signs = fraud.Signals.Select(signal => signal.Text), EndedHoldFor = lead.HeldForName is null ? heldFor : null });
        return true;
    }
}
