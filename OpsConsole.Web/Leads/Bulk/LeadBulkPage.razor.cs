using Microsoft.AspNetCore.Components;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Live;
using OpsConsole.Web.Access;
using OpsConsole.Web.Parts;

namespace OpsConsole.Web.Leads.Bulk;

/// <summary>One bulk action from its start to its undo. All of it is read from the database: a reload or a restart loses nothing.</summary>
public sealed partial class LeadBulkPage
{
    private SharedWatch<LeadBulkShown>? watch;
    private LeadBulkKey? watched;
    private LeadBulkView? action;
    private long tenantId;
    private bool mayChange;
    private bool asksUndo;
    private bool asksStop;
    private bool busy;
    private bool loaded;
    private bool failed;
    private bool disposed;

    [Inject] private CurrentActor Current { get; set; } = null!;
    [Inject] private LeadBulkViews Views { get; set; } = null!;
    [Inject] private RetryLeadBulk Retry { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;
    [Inject] private ILogger<LeadBulkPage> Log { get; set; } = null!;

    [Parameter] public long Id { get; set; }

    [SupplyParameterFromQuery(Name = "show")] private string? Show { get; set; }
    [SupplyParameterFromQuery(Name = "after")] private long? After { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (watched?.ActionId != Id)
            await WatchAsync();
    }

    public void Dispose()
    {
        disposed = true;
        watch?.Dispose();
    }

    private async Task WatchAsync()
    {
        try
        {
            var actor = await Current.GetAsync();
            if (!actor.May(LeadPermissions.View))
                return;
            tenantId = actor.TenantId;
            await WatchAsync(new LeadBulkKey(tenantId, Id, null));
            mayChange = action is not null && actor.May(action.Change.Permission);
            (loaded, failed) = (true, false);
        }
        catch (Exception failure)
        {
            Log.LogError(failure, "Bulk action {Action} could not be loaded", Id);
            failed = true;
        }
    }

    /// <summary>Watches the work as well, and other work when it is retried or undone.</summary>
    private async Task WatchAsync(LeadBulkKey key)
    {
        watched = key;
        var next = await Views.Actions.WatchAsync(key, _ => Refresh(), default);
        watch?.Dispose();
        watch = next;
        if (disposed)
            next.Dispose();
        action = next.Current.Action;
        if (action is { WorkItemId: { } itemId } && itemId != key.WorkItemId)
            await WatchAsync(key with { WorkItemId = itemId });
    }

    /// <summary>Comes from another thread for every new snapshot.</summary>
    private void Refresh() => _ = InvokeAsync(async () =>
    {
        if (disposed || watch is null)
            return;
        action = watch.Current.Action;
        if (watched is { } key && action is { WorkItemId: { } itemId } && itemId != key.WorkItemId)
            await WatchAsync(key with { WorkItemId = itemId });
        StateHasChanged();
    });

    private async Task HandleRetryAsync()
    {
        if (busy)
            return;
        busy = true;
        var queued = await Retry.RunAsync(Id, await Current.GetAsync(), default);
        busy = false;
        if (queued.Error is { } error)
            Toasts.Show(Toast.Bad(error.Message));
    }

    private void HandleStopClosed(Core.Error? error)
    {
        asksStop = false;
        if (error is not null)
            Toasts.Show(Toast.Bad(error.Message));
    }

    private void HandleUndoClosed(Core.Error? error)
    {
        asksUndo = false;
        if (error is not null)
            Toasts.Show(Toast.Bad(error.Message));
    }
}
