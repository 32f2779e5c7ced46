using Microsoft.AspNetCore.Components;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Live;
using OpsConsole.Web.Access;

namespace OpsConsole.Web.Parts.Bulk;

/// <summary>One bulk action from its start to its undo. All of it is read from the database: a reload or a restart loses nothing.</summary>
public sealed partial class BulkFrame
{
    private SharedWatch<BulkShown>? watch;
    private BulkKey? watched;
    private BulkView? action;
    private long tenantId;
    private string? refusal;
    private bool asksUndo;
    private bool asksStop;
    private bool busy;
    private bool loaded;
    private bool failed;
    private bool disposed;

    [Inject] private CurrentActor Current { get; set; } = null!;
    [Inject] private BulkRooms Rooms { get; set; } = null!;
    [Inject] private BulkViews Views { get; set; } = null!;
    [Inject] private RetryBulk Retry { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;
    [Inject] private ILogger<BulkFrame> Log { get; set; } = null!;

    [Parameter, EditorRequired] public BulkPlace Place { get; set; } = null!;
    [Parameter, EditorRequired] public long Id { get; set; }
    [Parameter] public string? Show { get; set; }
    [Parameter] public long? After { get; set; }

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
            if (!actor.May(Place.ViewPermission))
                return;
            tenantId = actor.TenantId;
            await WatchAsync(new BulkKey(tenantId, Place.RowKind, Id, null));
            refusal = action is not null && Rooms.Of(Place.RowKind).Refusal(actor, action.Change) is { } mayNot ? BulkWords.RefusalOf(mayNot) : null;
            (loaded, failed) = (true, false);
        }
        catch (Exception failure)
        {
            Log.LogError(failure, "Bulk action {Action} could not be loaded", Id);
            failed = true;
        }
    }

    /// <summary>Watches the work as well, and other work when it is retried or undone.</summary>
    private async Task WatchAsync(BulkKey key)
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
