using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Imports.Updating;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Imports.Updating;

/// <summary>Files that change leads which are already here, and what is known of those.</summary>
internal static class SomeUpdates
{
    private static readonly CancellationToken ct = CancellationToken.None;

    public const string Header = "street,city,state,zip,owner name,phone,beds,baths,price,note";

    public static string Csv(params IEnumerable<string> rows) => string.Join("\r\n", [Header, .. rows]) + "\r\n";

    public static string Row(int number, string owner = "", string phone = "", string beds = "", string baths = "", string price = "", string note = "") =>
        $"{number} Alder Creek Rd,Sacramento,CA,95838,{owner},{phone},{beds},{baths},{price},{note}";

    /// <summary>Uploads, chooses and queues; the answer is the import.</summary>
    public static async Task<long> QueueUpdateAsync(this TestOps ops, string text, ExistingLeads how, Actor actor, string name = "updates.csv")
    {
        var importId = (await ops.UploadAsync(text, actor, name)).Value;
        var chosen = await ops.Get<ChooseExistingLeads>().RunAsync((await ops.ViewAsync(importId)).Ref, how, actor, ct);
        Assert.True(chosen.Succeeded, chosen.Error?.Message);
        var started = await ops.Get<StartLeadImport>().RunAsync(chosen.Value, "County list, June", actor, ct);
        Assert.True(started.Succeeded, started.Error?.Message);
        return importId;
    }

    public static async Task<LeadImportView> UpdateAsync(this TestOps ops, string text, ExistingLeads how, Actor actor, string name = "updates.csv")
    {
        var importId = await ops.QueueUpdateAsync(text, how, actor, name);
        await ops.RunQueueAsync();
        return await ops.ViewAsync(importId);
    }

    public static async Task<IReadOnlyList<ImportProblemRow>> UpdatesAsync(this TestOps ops, long importId) =>
        (await ops.Get<LeadImportProblemQuery>().UpdatesAsync(ops.TenantId, importId, null, ct)).Rows;

    public static async Task<Lead> AtAsync(this TestOps ops, int number)
    {
        await using var db = ops.Open();
        return await db.Leads.AsNoTracking().SingleAsync(lead => lead.Street == $"{number} Alder Creek Rd", ct);
    }

    public static async Task<IReadOnlyList<LeadEdits>> EditsAsync(this TestOps ops, long leadId)
    {
        await using var db = ops.Open();
        return [.. (await db.Activity.AsNoTracking().Where(entry => entry.SubjectKind == "lead" && entry.SubjectId == leadId && entry.Action == "lead.edited").OrderBy(entry => entry.Id).ToListAsync(ct)).Select(LeadEdits.Of)];
    }

    public static async Task<LeadEdited> EditAsync(this TestOps ops, Lead lead, Actor who, params (string Fact, string? Text)[] patch)
    {
        var edited = await ops.Get<EditLead>().RunAsync(new LeadRef(lead.Id, lead.Version), patch.ToDictionary(fact => fact.Fact, fact => fact.Text), who, ct);
        Assert.True(edited.Succeeded, edited.Error?.Message);
        return edited.Value;
    }

    public static (int Added, int Updated, int Duplicates, int Failed) Figures(this LeadImportView view) => (view.Added, view.Updated, view.Duplicates, view.Failed);
}
