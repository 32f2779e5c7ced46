using Microsoft.AspNetCore.Components;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Imports.Mending;
using OpsConsole.Core.Live;
using OpsConsole.Web.Access;

namespace OpsConsole.Web.Leads.Imports;

/// <summary>One import from its columns to its result. All of it is read from the database: a reload or a restart loses nothing.</summary>
public sealed partial class LeadImportPage
{
    private SharedWatch<LeadImportShown>? watch;
    private LeadImportKey? watched;
    private LeadImportView? import;
    private long tenantId;
    private bool loaded;
    private bool failed;
    private bool disposed;

    [Inject] private CurrentActor Current { get; set; } = null!;
    [Inject] private LeadImportViews Views { get; set; } = null!;
    [Inject] private ILogger<LeadImportPage> Log { get; set; } = null!;

    [Parameter] public long Id { get; set; }

    [SupplyParameterFromQuery(Name = "column")] private string? Column { get; set; }
    [SupplyParameterFromQuery(Name = "reason")] private string? Reason { get; set; }
    [SupplyParameterFromQuery(Name = "after")] private int? After { get; set; }

    private ImportLineFilter Filter => new(Column, Reason, After ?? 0);

    protected override async Task OnParametersSetAsync()
    {
        if (watched?.ImportId != Id)
            await WatchAsync();
    }

    public void Dispose()
    {
        disposed = true;
        watch?.Dispose();
    }

    private static int StepOf(ImportStanding standing) => standing switch
    {
        ImportStanding.Preparing => 1,
        ImportStanding.Waiting or ImportStanding.Running => 2,
        _ => 3,
    };

    private async Task WatchAsync()
    {
        try
        {
            var actor = await Current.GetAsync();
            if (!actor.May(LeadPermissions.Import))
                return;
            tenantId = actor.TenantId;
            await WatchAsync(new LeadImportKey(tenantId, Id, null));
            (loaded, failed) = (true, false);
        }
        catch (Exception failure)
        {
            Log.LogError(failure, "Import {Import} could not be loaded", Id);
            failed = true;
        }
    }

    /// <summary>Watches the work as well as soon as there is any, and other work when the import is resumed.</summary>
    private async Task WatchAsync(LeadImportKey key)
    {
        watched = key;
        var next = await Views.Imports.WatchAsync(key, _ => Refresh(), default);
        watch?.Dispose();
        watch = next;
        if (disposed)
            next.Dispose();
        import = next.Current.Import;
        await FollowAsync(key);
    }

    private async Task FollowAsync(LeadImportKey key)
    {
        var next = key with { WorkItemId = import?.WorkItemId ?? key.WorkItemId, CheckItemId = import?.Check?.WorkItemId ?? key.CheckItemId };
        if (next != key)
            await WatchAsync(next);
    }

    /// <summary>Comes from another thread for every new snapshot.</summary>
    private void Refresh() => _ = InvokeAsync(async () =>
    {
        if (disposed || watch is null)
            return;
        import = watch.Current.Import;
        if (watched is { } key)
            await FollowAsync(key);
        StateHasChanged();
    });
}
