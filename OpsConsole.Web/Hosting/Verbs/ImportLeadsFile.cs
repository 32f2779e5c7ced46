using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Imports.Updating;
using OpsConsole.Core.Work;
using OpsConsole.Data;

namespace OpsConsole.Web.Hosting.Verbs;

/// <summary>
/// Does from the command line what the pages do, through the same use cases and the same queue, and stays until it is done. A console
/// that runs on the same database may take the work over; then this waits for it. Killed, it is finished by the console.
/// </summary>
internal sealed class ImportLeadsFile : Verb
{
    private static readonly TimeSpan patience = TimeSpan.FromMilliseconds(250);

    private static IReadOnlyDictionary<string, ExistingLeads> Existing { get; } = Enum.GetValues<ExistingLeads>().ToDictionary(existing => existing.ToString().ToLowerInvariant());

    public override string Name => "import-leads";

    public override string Arguments => "FILE --source NAME [--all \"City=New York;State=NY\"] [--existing leave|fill|take] [--tenant NAME]";

    public override string Meaning => "Imports a CSV file or Excel workbook of leads; those that are already here are left as they are, unless --existing says to fill in what is missing or to take what the file says.";

    public override int Words => 1;

    public override IReadOnlyList<string> Options => ["source", "all", "existing", "tenant"];

    public override async Task<VerbOutcome> RunAsync(VerbCall call, CancellationToken ct)
    {
        var file = call.Words[0];
        if (call.Option("source") is not { } source)
            return VerbOutcome.Failed("Name the source with --source: every lead of the file carries it.");
        if (!File.Exists(file))
            return VerbOutcome.Failed($"There is no file {file}.");

        if (!Existing.TryGetValue(call.Option("existing") ?? "leave", out var existing))
            return VerbOutcome.Failed($"--existing is one of {string.Join(", ", Existing.Keys)}.");

        await call.Get<OpsDbs>().MigrateAsync(ct);
        var (tenant, problem) = await TenantAsync(call, ct);
        if (problem is not null)
            return VerbOutcome.Failed(problem);
        var (defaults, unknown) = Defaults(call.Option("all"));
        if (unknown is not null)
            return VerbOutcome.Failed(unknown);
        var queued = await QueueAsync(call, file, source, defaults, existing, Actor.System(tenant.Id, "Command line"), ct);
        return queued.Error is { } error
            ? VerbOutcome.Failed($"{Path.GetFileName(file)} was not imported: {error.Message}")
            : await AwaitAsync(call, tenant, queued.Value, ct);
    }

    /// <summary>"City=New York;State=NY": what every line of the file has in common and no column says.</summary>
    private static (IReadOnlyList<(LeadField Field, string Value)> Defaults, string? Problem) Defaults(string? text)
    {
        var defaults = new List<(LeadField, string)>();
        foreach (var part in (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is not [var name, { Length: > 0 } value]
                || LeadField.All.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(field.Label, name, StringComparison.OrdinalIgnoreCase)) is not { } field)
                return ([], $"--all holds “{part}”. Write FIELD=VALUE, several with semicolons; fields are {string.Join(", ", LeadField.All)}.");
            defaults.Add((field, value));
        }

        return (defaults, null);
    }

    /// <returns>The import's id.</returns>
    private static async Task<Result<long>> QueueAsync(
        VerbCall call, string file, string source, IReadOnlyList<(LeadField Field, string Value)> defaults, ExistingLeads existing, Actor actor, CancellationToken ct)
    {
        await using var content = File.OpenRead(file);
        var uploaded = await call.Get<UploadLeadFile>().RunAsync(Path.GetFileName(file), content, actor, ct);
        if (uploaded.Error is not null)
            return uploaded;
        var import = await call.Get<LeadImportQuery>().LoadAsync(actor.TenantId, uploaded.Value, ct);
        var mapping = ColumnMapping.FromJson(import!.Mapping);
        if (mapping.Error is { } unreadable)
            return unreadable;
        var corrected = await call.Get<CorrectImportMapping>().RunAsync(
            import.Ref, defaults.Aggregate(mapping.Value, (chosen, common) => chosen.WithDefault(common.Field, common.Value)), source, actor, ct);
        if (corrected.Error is { } wrong)
            return wrong;
        var chosen = await call.Get<ChooseExistingLeads>().RunAsync(corrected.Value, existing, actor, ct);
        if (chosen.Error is { } notChosen)
            return notChosen;
        var started = await call.Get<StartLeadImport>().RunAsync(chosen.Value, source, actor, ct);
        return started.Error is { } error ? error : uploaded;
    }

    private static async Task<VerbOutcome> AwaitAsync(VerbCall call, (long Id, string Name) tenant, long importId, CancellationToken ct)
    {
        var leases = call.Get<WorkLeases>();
        while (true)
        {
            var import = (await call.Get<LeadImportQuery>().LoadAsync(tenant.Id, importId, ct))!;
            if (import.Standing == ImportStanding.Finished)
                return VerbOutcome.Done($"Imported {import.FileName} into {tenant.Name}: {import.Counted}.");
            if (import.Standing is ImportStanding.Unreadable or ImportStanding.GivenUp)
                return VerbOutcome.Failed($"{import.FileName} was imported in part ({import.Counted}): {import.Trouble}");

            await leases.TakeBackExpiredAsync(ct);
            if (await leases.ClaimAsync(tenant.Id, import.WorkItemId!.Value, CancellationToken.None) is { } claim)
                await call.Get<RunWork>().RunAsync(claim, ct);
            else
                await Task.Delay(patience, ct);
        }
    }

    /// <returns>The tenant that was named, or the only one there is; else what is wrong.</returns>
    private static async Task<((long Id, string Name) Tenant, string? Problem)> TenantAsync(VerbCall call, CancellationToken ct)
    {
        await using var db = call.Get<OpsDbs>().OpenAcrossTenants();
        var named = call.Option("tenant");
        var tenants = await db.Tenants.OrderBy(tenant => tenant.Id).Select(tenant => new { tenant.Id, tenant.Name }).ToListAsync(ct);
        var chosen = tenants.Where(tenant => named is null || tenant.Name.Equals(named, StringComparison.OrdinalIgnoreCase)).ToList();
        var names = string.Join(", ", tenants.Select(tenant => $"“{tenant.Name}”"));
        return chosen switch
        {
            [var only] => ((only.Id, only.Name), null),
            _ when tenants.Count == 0 => (default, "There is no tenant yet. Run “create-admin EMAIL” or “seed demo” first."),
            [] => (default, $"There is no tenant “{named}”. There are {names}."),
            _ => (default, $"Say which tenant with --tenant NAME: {names}."),
        };
    }
}
