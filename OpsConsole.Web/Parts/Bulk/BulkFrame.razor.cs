using Microsoft.AspNetCore.Components;
using OpsConsole.Core.Bulk;
using OpsConsole.Web.Access;

namespace OpsConsole.Web.Parts.Bulk;

/// <summary>One bulk action from its start to its undo. All of it is read from the database: a reload or a restart loses nothing.</summary>
public sealed partial class BulkFrame
{
    private readonly Watched<BulkKey, BulkShown> watched = new();
    private BulkKey? key;
    private long tenantId;
    private string? refusal;
    private bool asksUndo;
    private bool asksStop;
    private bool busy;

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

    private BulkView? action => watched.Current?.Action;

    protected override async Task OnParametersSetAsync()
    {
        if (key?.ActionId != Id)
            await WatchAsync();
    }

    public void Dispose() => watched.Dispose();

    private Task WatchAsync() => watched.TryAsync(LookAsync, Log);

    private async Task LookAsync()
    {
        var actor = await Current.GetAsync();
        if (!actor.May(Place.ViewPermission))
            return;
        tenantId = actor.TenantId;
        await LookAsync(new BulkKey(tenantId, Place.RowKind, Id, null));
        refusal = action is not null && Rooms.Of(Place.RowKind).Refusal(actor, action.Change) is { } mayNot ? BulkWords.RefusalOf(mayNot) : null;
    }

    /// <summary>Watches the work as well, and other work when it is retried or undone.</summary>
    private async Task LookAsync(BulkKey wanted)
    {
        key = wanted;
        await watched.LookAsync(Views.Actions, wanted, InvokeAsync, () => _ = RefreshAsync());
        await FollowAsync();
    }

    private async Task FollowAsync()
    {
        if (key is { } now && action is { WorkItemId: { } itemId } && action.Id == now.ActionId && itemId != now.WorkItemId)
            await LookAsync(now with { WorkItemId = itemId });
    }

    private async Task RefreshAsync()
    {
        await FollowAsync();
        StateHasChanged();
    }

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
