using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OpsConsole.Core.Boards;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Parts.Boards;

/// <summary>
/// A board with its columns, tabs, drawer and hints, kept live by views that everybody shares who looks at the same. What its cards are and
/// what is done with them is the page's; moving about, dragging and keys are board.js's.
/// </summary>
public sealed partial class LiveBoard<TFilter, TColumn, TCard>
{
    private readonly CancellationTokenSource closing = new();
    private readonly Dictionary<TColumn, ColumnWindow<TFilter, TColumn, TCard>> windows = [];
    private SharedWatch<BoardFaces<TColumn, TCard>>? watch;
    private BoardFaces<TColumn, TCard>? faces;
    private BoardKey<TFilter>? watched;
    private bool failed;
    private ElementReference root;
    private DotNetObjectReference<BoardCalls>? self;
    private IJSObjectReference? script;
    private IJSObjectReference? board;

    /// <summary>The element that the script is at, or on its way to. A board that comes back after a failure or after being empty is another one.</summary>
    private string? attached;

    [Inject] private NavigationManager Navigator { get; set; } = null!;
    [Inject] private IJSRuntime Js { get; set; } = null!;
    [Inject] private ILogger<LiveBoard<TFilter, TColumn, TCard>> Log { get; set; } = null!;

    [Parameter, EditorRequired] public BoardViews<TFilter, TColumn, TCard> Views { get; set; } = null!;

    /// <summary>0 until it is known who looks: nothing is asked for before.</summary>
    [Parameter, EditorRequired] public long TenantId { get; set; }

    [Parameter, EditorRequired] public TFilter Filter { get; set; } = null!;

    /// <summary>Without one, a board without cards says how to get the first.</summary>
    [Parameter, EditorRequired] public bool IsFiltered { get; set; }

    [Parameter, EditorRequired] public BoardLook<TColumn, TCard> Look { get; set; } = null!;

    [Parameter, EditorRequired] public long? OpenId { get; set; }

    /// <summary>The board's own address with a card opened beside it, or without.</summary>
    [Parameter, EditorRequired] public Func<long?, string> Address { get; set; } = null!;

    [Parameter, EditorRequired] public Func<CardWish, Task<CardAnswer>> OnAction { get; set; } = null!;

    [Parameter, EditorRequired] public RenderFragment<long> Drawer { get; set; } = null!;

    [Parameter] public RenderFragment? WhenEmpty { get; set; }

    [Parameter] public RenderFragment? Hints { get; set; }

    private bool IsBare => faces is { IsEmpty: true } && !IsFiltered;

    /// <summary>A card as this person sees it; null when it is not among those rendered.</summary>
    public TCard? CardOf(long id) => faces?.Columns.SelectMany(column => windows[column.Column].Cards(column)).Select(face => face.Card).FirstOrDefault(card => card.Id == id);

    /// <summary>Tells the browser how a wish ended that was answered with <see cref="CardAnswer.Asking"/>.</summary>
    public async Task SettleAsync(long id, CardAnswer answer)
    {
        if (board is not null)
            await board.InvokeVoidAsync("settle", closing.Token, id, answer.Outcome, answer.Text);
    }

    /// <summary>Closes the drawer; the focus goes back to its card.</summary>
    public async Task CloseAsync()
    {
        var id = OpenId;
        Navigator.NavigateTo(Address(null));
        if (board is not null && id is not null)
            await board.InvokeVoidAsync("focusCard", closing.Token, id.Value.ToString(CultureInfo.InvariantCulture));
    }

    protected override async Task OnParametersSetAsync()
    {
        if (TenantId != 0 && watched != new BoardKey<TFilter>(TenantId, Filter))
            await WatchAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var shown = failed || faces is null || IsBare ? null : root.Id;
        if (attached == shown || closing.IsCancellationRequested)
            return;
        (attached, var gone, board) = (shown, board, null);
        if (gone is not null)
            await LeaveAsync(gone);
        if (shown is null)
            return;
        self ??= DotNetObjectReference.Create(new BoardCalls(wish => OnAction(wish), id => Navigator.NavigateTo(Address(id)), ShowAsync));
        script ??= await Js.InvokeAsync<IJSObjectReference>("import", closing.Token, "/js/board.js");
        var made = await script.InvokeAsync<IJSObjectReference>("attach", closing.Token, root, self);
        if (attached == shown)
            board = made;
        else
            await LeaveAsync(made);
    }

    private static async Task LeaveAsync(IJSObjectReference board)
    {
        await board.InvokeVoidAsync("dispose");
        await board.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        watch?.Dispose();
        foreach (var window in windows.Values)
            window.Dispose();
        try
        {
            if (board is not null)
                await LeaveAsync(board);

            if (script is not null)
                await script.DisposeAsync();
        }
        catch (Exception failure) when (failure is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone, and with it what there was to clean up.
        }

        self?.Dispose();
        closing.Dispose();
    }

    private async Task WatchAsync()
    {
        var key = new BoardKey<TFilter>(TenantId, Filter);
        try
        {
            var next = await Views.Boards.WatchAsync(key, _ => Refresh(), closing.Token);
            if (closing.IsCancellationRequested || key != new BoardKey<TFilter>(TenantId, Filter))
            {
                // Closed, or asked for something else, while it loaded.
                next.Dispose();
                return;
            }

            watch?.Dispose();
            (watch, watched, failed) = (next, key, false);
            foreach (var column in Look.Columns)
            {
                if (windows.Remove(column, out var old))
                    old.Dispose();
                windows[column] = new(Views, column, Refresh);
            }

            faces = next.Current;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.LogError(failure, "The board {Board} of tenant {Tenant} could not be loaded", Look.Name, TenantId);
            failed = true;
        }
    }

    /// <summary>Comes from another thread for every new snapshot.</summary>
    private void Refresh() => _ = InvokeAsync(() =>
    {
        if (closing.IsCancellationRequested || watch is null)
            return;
        faces = watch.Current;
        StateHasChanged();
    });

    private async Task ShowAsync(string key, int first, int count)
    {
        if (watched is null || !windows.Keys.Any(column => Look.Of(column).Key == key))
            return;
        await windows[windows.Keys.First(column => Look.Of(column).Key == key)].MoveAsync(watched, first, count, closing.Token);
        StateHasChanged();
    }

    private long? OpenIn(ColumnFaces<TColumn, TCard> column) =>
        OpenId is { } id && windows[column.Column].Cards(column).Any(face => face.Card.Id == id) ? id : null;
}
