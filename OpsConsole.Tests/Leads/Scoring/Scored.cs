using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Imports;
using OpsConsole.Tests.Leads.Matching;

namespace OpsConsole.Tests.Leads.Scoring;

/// <summary>Leads whose scores follow what happened to them.</summary>
internal static class Scored
{
    public const string Disposable = "x@mailinator.com";

    /// <summary>Works off what is due for the scores, and with <paramref name="andQueued"/> the work that it queues, whenever that is due.</summary>
    public static async Task ScoreAsync(this TestOps ops, bool andQueued = false)
    {
        var consumer = ops.Get<IEnumerable<IOutboxConsumer>>().Single(consumer => consumer.Name == OutboxConsumers.Scoring);
        while (await ops.Get<OutboxDelivery>().DeliverAsync(consumer, CancellationToken.None) > 0)
        {
        }

        await using var db = ops.Open();
        Assert.DoesNotContain(await db.Outbox.Where(row => row.Consumer == OutboxConsumers.Scoring).ToListAsync(), row => row.Error is not null);
        if (!andQueued)
            return;
        ops.Time.Advance(TimeSpan.FromMinutes(1));
        await ops.RunQueueAsync();
    }

    public static async Task<LeadReckoning> ReckoningAsync(this TestOps ops, long leadId)
    {
        await using var db = ops.Open();
        return await db.LeadReckonings.AsNoTracking().SingleAsync(row => row.LeadId == leadId);
    }

    public static Task<Actor> AdminAsync(this TestOps ops) => ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin);

    public static async Task SetAsync<T>(this TestOps ops, SettingDefinition<T> setting, T value) =>
        Assert.True((await ops.DecideAsync(setting, value, await ops.AdminAsync())).Succeeded);

    public static async Task EditAsync(this TestOps ops, long leadId, string fact, string? text) =>
        Assert.Null((await ops.Get<EditLead>().RunAsync(await ops.RefAsync(leadId), new Dictionary<string, string?> { [fact] = text }, await ops.MariaAsync(), CancellationToken.None)).Error);

    /// <summary>What a lead's scores are, the one thing that recounts may change.</summary>
    public static async Task<IReadOnlyList<(long Id, long Version, int Score, int? Stars, int? Fraud, bool IsHidden, string Reasons)>> ScoresAsync(this TestOps ops)
    {
        await using var db = ops.Open();
        var reasons = await db.LeadReckonings.AsNoTracking().ToDictionaryAsync(row => row.LeadId, row => row.Priority + row.Stars + row.Fraud);
        return [.. (await db.Leads.AsNoTracking().OrderBy(lead => lead.Id).ToListAsync()).Select(lead => (lead.Id, lead.Version, lead.Score, lead.Stars, lead.FraudScore, lead.IsHidden, reasons.GetValueOrDefault(lead.Id, "")))];
    }

    public static async Task<List<WorkItem>> WorkAsync(this TestOps ops, string kind)
    {
        await using var db = ops.Open();
        return await db.WorkItems.AsNoTracking().Where(item => item.Kind == kind).OrderBy(item => item.Id).ToListAsync();
    }

    public static async Task<int> CountAsync(this TestOps ops, string action, long? leadId = null)
    {
        await using var db = ops.Open();
        return await db.Activity.CountAsync(entry => entry.Action == action && (leadId == null || entry.SubjectId == leadId));
    }
}
