using System.Globalization;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Verification;

/// <param name="Fresh">Ask even for what is verified or was answered before.</param>
public sealed record VerifyLeadsWork(IReadOnlyList<long> LeadIds, bool Fresh = false);

/// <summary>
/// Looks up phones and addresses of some leads. When a service is down the others are done all the same, and the item comes back for what
/// is left; what was verified meanwhile is not asked again.
/// </summary>
public sealed class VerifyLeads(OpsDbs dbs, LeadVerifying verifying) : IWorkHandler
{
    public const string Name = "leads.verify";

    /// <summary>With <see cref="Backoff"/>, about a day.</summary>
    public const int Attempts = 30;

    public string Kind => Name;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        var work = run.PayloadAs<VerifyLeadsWork>();
        var by = Actor.System(run.TenantId, "Verification");
        var (done, left, why) = (0, 0, "");
        foreach (var id in work.LeadIds)
        {
            // A second attempt is about what the first one could not do; asking all afresh again would be paid for again.
            var verified = await verifying.LookAsync(id, work.Fresh && run.Attempt == 1, by, ct);
            left += verified.IsLeftOpen ? 1 : 0;
            why = verified.Why ?? why;
            done++;
            await using var db = dbs.Open(run.TenantId);
            await run.CheckpointAsync(db, done, work.LeadIds.Count, left == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{left:N0} not verified yet"), ct);
        }

        if (left > 0)
            throw new ServiceIsDown($"{why} {left} of {work.LeadIds.Count} leads are not verified yet.");
    }
}

/// <summary>Thrown to have the work tried again; people read the message on the page of the queue.</summary>
public sealed class ServiceIsDown(string message) : Exception(message);

internal static class QueueingVerification
{
    public static WorkItem EnqueueVerification(this OpsDb db, IReadOnlyList<long> leadIds, bool isFresh, Actor actor, TimeProvider clock) =>
        WorkQueue.Enqueue(db, VerifyLeads.Name, new VerifyLeadsWork(leadIds, isFresh), actor, clock, WorkItem.UsualPriority + (isFresh ? -10 : 10), maxAttempts: VerifyLeads.Attempts);
}
