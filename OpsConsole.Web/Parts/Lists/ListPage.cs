using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OpsConsole.Core;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Listing;
using OpsConsole.Core.Live;
using OpsConsole.Web.Access;

namespace OpsConsole.Web.Parts.Lists;

/// <summary>
/// A page that is a list. What is shown stands in the address; the rows come from views shared by everybody who looks at the same. A room
/// says what its list is and draws what only it has; <see cref="ListFrame{TRow}"/> draws the rest.
/// </summary>
public abstract partial class ListPage<TRow> : ComponentBase, IAsyncDisposable
{
    private SharedWatch<ListShown<TRow>>? watch;
    private ListKey? watched;
    private DotNetObjectReference<ListPage<TRow>>? self;
    private IJSObjectReference? script;
    private IDisposable? exports;
    private readonly Journey<ListAddress> journey = new();
    private long? openBefore;

    internal ListAddress Address { get; private set; } = null!;

    internal Actor Actor { get; private set; } = Actor.Nobody;

    internal Filter Filter { get; private set; } = Filter.Everything;

    internal FilterProblem? Problem { get; private set; }

    internal ListSort Order { get; private set; } = null!;

    internal IReadOnlyList<ListColumn> Shown { get; private set; } = [];

    internal ListShown<TRow>? List { get; private set; }

    internal bool HasFailed { get; private set; }

    /// <summary>How many conditions the filter has.</summary>
    internal int Conditions { get; private set; }

    internal bool MayExport => Actor.May(ExportPermission);

    internal abstract ListPlace Place { get; }

    protected abstract string ViewPermission { get; }

    protected abstract string ExportPermission { get; }

    protected abstract SharedViews<ListKey, ListShown<TRow>> Lists { get; }

    protected abstract ListFrame<TRow>? Frame { get; }

    /// <summary>By the name of the column, how its cells are edited in place; see list/cells.js.</summary>
    protected virtual object CellFields => new Dictionary<string, object>();

    /// <summary>Why this person edits no cell; null when they may.</summary>
    protected virtual string? WhyNoCells => null;

    protected CancellationTokenSource Closing { get; } = new();

    /// <summary>The list in the browser, once it is attached.</summary>
    protected IJSObjectReference? Script { get; private set; }

    [Inject] protected CurrentActor Current { get; set; } = null!;
    [Inject] protected NavigationManager Navigator { get; set; } = null!;
    [Inject] protected Toasts Toasts { get; set; } = null!;
    [Inject] private ExportNews Exports { get; set; } = null!;
    [Inject] private IJSRuntime Js { get; set; } = null!;
    [Inject] private ILogger<ListPage<TRow>> Log { get; set; } = null!;

    // The framework hands over a changed address as changed parameters; which ones there are, ListAddress alone knows. The one of the open row is the room's.
    [SupplyParameterFromQuery(Name = "q")] private string? TextInAddress { get; set; }
    [SupplyParameterFromQuery(Name = "sort")] private string? SortInAddress { get; set; }
    [SupplyParameterFromQuery(Name = "cols")] private string? ColumnsInAddress { get; set; }
    [SupplyParameterFromQuery(Name = "page")] private string? PageInAddress { get; set; }
    [SupplyParameterFromQuery(Name = "size")] private string? SizeInAddress { get; set; }
    [SupplyParameterFromQuery(Name = "dense")] private string? DenseInAddress { get; set; }

    protected override void OnInitialized() => (Address, Order, Shown) = (new(Place), Place.Sorts.Usual, Place.Columns.Shown);

    protected override async Task OnParametersSetAsync()
    {
        journey.Arrive(Navigator);
        Address = ListAddress.Read(Place, Navigator.Uri);
        Actor = await Current.GetAsync();
        if (!Actor.May(ViewPermission))
            return;
        (Order, Shown) = (Address.Order, Address.Shown);
        var read = Address.Filter;
        Problem = read.Error as FilterProblem;
        if (Problem is not null)
            return;
        if (Filter != read.Value)
            HandleClear();
        Filter = read.Value;
        Conditions = Filter.Conjuncts.Count(part => !part.IsEverything);
        if (watched != KeyNow)
            await WatchAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Script is not null || self is not null || Frame is null || Closing.IsCancellationRequested)
            return;
        self = DotNetObjectReference.Create(this);
        if (MayExport && Actor.UserId is { } userId)
            exports = Exports.Subscribe(userId, news => InvokeAsync(() => Toasts.Show(news.Toast)));
        script = await Js.InvokeAsync<IJSObjectReference>("import", Closing.Token, "/js/list.js");
        Script = await script.InvokeAsync<IJSObjectReference>("attach", Closing.Token, Frame.Root, self, CellFields, WhyNoCells);
    }

    public async ValueTask DisposeAsync()
    {
        await Closing.CancelAsync();
        watch?.Dispose();
        Leave();
        try
        {
            if (Script is not null)
            {
                await Script.InvokeVoidAsync("dispose");
                await Script.DisposeAsync();
            }

            if (script is not null)
                await script.DisposeAsync();
        }
        catch (Exception failure) when (failure is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone, and with it what there was to clean up.
        }

        exports?.Dispose();
        self?.Dispose();
        Closing.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what the room's page listens to.</summary>
    protected virtual void Leave()
    {
    }

    private ListKey KeyNow => ListKey.Of(Actor.TenantId, Actor.UserId, Filter, Address);

    internal async Task WatchAsync()
    {
        var key = KeyNow;
        try
        {
            var next = await Lists.WatchAsync(key, _ => Refresh(), Closing.Token);
            if (Closing.IsCancellationRequested || key != KeyNow)
            {
                // Closed, or asked for something else, while it loaded.
                next.Dispose();
                return;
            }

            watch?.Dispose();
            (watch, watched, List, HasFailed) = (next, key, next.Current, false);
            if (List is { Total: > 0, Rows.Count: 0 })
                GoToLastPage();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.LogError(failure, "The {Name} of tenant {Tenant} could not be listed", Place.Name, Actor.TenantId);
            HasFailed = true;
        }
    }

    /// <summary>Comes from another thread for every new snapshot.</summary>
    private void Refresh() => _ = InvokeAsync(() =>
    {
        if (Closing.IsCancellationRequested || watch is null)
            return;
        List = watch.Current;
        StateHasChanged();
    });

    /// <summary>What was asked for last; the address comes after it.</summary>
    internal ListAddress Asked => journey.From(Address);

    /// <summary>The filter of <see cref="Asked"/>, or the one that holds when that is none.</summary>
    internal Filter AskedFilter => FilterOf(Asked);

    private Filter FilterOf(ListAddress address) => address.Filter is { Succeeded: true } read ? read.Value : Filter;

    internal void Go(Func<ListAddress, ListAddress> change) => journey.Go(Navigator, Address, change, next => next.ToString());

    /// <summary>Unless another place is asked for already.</summary>
    private void GoToLastPage() => journey.Go(
        Navigator, Address, asked => asked == Address ? asked with { Page = (List!.Total + asked.Size - 1) / asked.Size } : asked, next => next.ToString(), replaces: true);

    internal void HandleText(string? text) => Go(asked => asked with { Text = text, Page = 1 });

    internal void HandleFilter(Func<Filter, Filter> change) => Go(asked => asked.With(change(FilterOf(asked))));

    internal void HandleSort((string Column, bool IsAdded) click) => Go(asked => asked.With(asked.Order.Toggled(click.Column, click.IsAdded)));

    internal void HandleColumns(Func<IReadOnlyList<ListColumn>, IReadOnlyList<ListColumn>> change) => Go(asked => asked.With(change(asked.Shown)));

    /// <summary>Called by the browser when a header was dropped in front of another one, or behind the last.</summary>
    [JSInvokable]
    public void HandleMoveColumnAsync(string name, string? before) => HandleColumns(shown =>
    {
        if (shown.FirstOrDefault(column => column.Name == name) is not { } moved || before == name)
            return shown;
        var rest = shown.Where(column => column != moved).ToList();
        var place = rest.FindIndex(column => column.Name == before);
        rest.Insert(place < 0 ? rest.Count : place, moved);
        return rest;
    });

    internal void HandleDensity(bool isDense) => Go(asked => asked with { IsDense = isDense });

    /// <summary>Called by the browser for a row that is to be opened.</summary>
    [JSInvokable]
    public void HandleOpenAsync(long id) => OpenRow(id);

    /// <summary>Beside the list; a list whose rows have a page of their own goes there.</summary>
    protected virtual void OpenRow(long id)
    {
        openBefore = Asked.Open;
        Go(asked => asked with { Open = id });
    }

    /// <summary>Called by the browser when what opened the row turns out to have been the first half of a double click.</summary>
    [JSInvokable]
    public void HandleTakeBackOpenAsync() => Go(asked => asked with { Open = openBefore });

    protected async Task HandleCloseAsync()
    {
        var id = Asked.Open;
        Go(asked => asked with { Open = null });
        if (Script is not null && id is not null)
            await Script.InvokeVoidAsync("focusRow", Closing.Token, id.Value);
    }
}
