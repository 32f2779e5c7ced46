using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Live;
using OpsConsole.Web.Access;
using OpsConsole.Web.Leads.Board;
using OpsConsole.Web.Parts;

namespace OpsConsole.Web.Leads.List;

/// <summary>All leads as a table. What is shown stands in the address; the rows come from views shared by everybody who looks at the same.</summary>
public sealed partial class LeadListPage
{
    private readonly CancellationTokenSource closing = new();
    private Actor actor = Actor.Nobody;
    private LeadListAddress address = new();
    private LeadFilter filter = LeadFilter.Everything;
    private LeadFilterProblem? problem;
    private LeadSort order = LeadSort.Default;
    private IReadOnlyList<LeadListColumn> columns = LeadListColumn.Default;
    private SharedWatch<LeadListShown>? watch;
    private LeadListKey? watched;
    private LeadListShown? shown;
    private bool failed;
    private bool mayExport;
    private int conditions;
    private ElementReference root;
    private DotNetObjectReference<LeadListPage>? self;
    private IJSObjectReference? script;
    private IJSObjectReference? list;
    private IDisposable? exports;
    private long? openBefore;

    [Inject] private CurrentActor Current { get; set; } = null!;
    [Inject] private LeadListViews Views { get; set; } = null!;
    [Inject] private LeadDecisions Decisions { get; set; } = null!;
    [Inject] private NavigationManager Navigator { get; set; } = null!;
    [Inject] private ExportNews Exports { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;
    [Inject] private IJSRuntime Js { get; set; } = null!;
    [Inject] private ILogger<LeadListPage> Log { get; set; } = null!;

    // The framework hands over a changed address as changed parameters; which ones there are, LeadListAddress alone knows.
    [SupplyParameterFromQuery(Name = "q")] private string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }
    [SupplyParameterFromQuery(Name = "cols")] private string? Columns { get; set; }
    [SupplyParameterFromQuery(Name = "page")] private string? PageNumber { get; set; }
    [SupplyParameterFromQuery(Name = "size")] private string? Size { get; set; }
    [SupplyParameterFromQuery(Name = "dense")] private string? Dense { get; set; }
    [SupplyParameterFromQuery(Name = "lead")] private string? OpenLead { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        address = LeadListAddress.Read(Navigator.Uri);
        actor = await Current.GetAsync();
        if (!actor.May(LeadPermissions.View))
            return;
        mayExport = actor.May(LeadPermissions.Export);
        (order, columns) = (address.Order, address.Shown);
        var read = address.Filter;
        problem = read.Error as LeadFilterProblem;
        if (problem is not null)
            return;
        if (filter != read.Value)
            HandleClear();
        filter = read.Value;
        conditions = filter.Conjuncts.Count(part => !part.IsEverything);
        if (watched != LeadListKey.Of(actor.TenantId, actor.UserId, filter, address))
            await WatchAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (list is not null || self is not null || closing.IsCancellationRequested)
            return;
        self = DotNetObjectReference.Create(this);
        if (mayExport && actor.UserId is { } userId)
            exports = Exports.Subscribe(userId, news => InvokeAsync(() => Toasts.Show(news.Toast)));
        script = await Js.InvokeAsync<IJSObjectReference>("import", closing.Token, "/js/list.js");
        list = await script.InvokeAsync<IJSObjectReference>("attach", closing.Token, root, self, LeadCellField.ByColumn, actor.Lacks(LeadPermissions.Edit)?.Message);
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        watch?.Dispose();
        try
        {
            if (list is not null)
            {
                await list.InvokeVoidAsync("dispose");
                await list.DisposeAsync();
            }

            if (script is not null)
                await script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and with it what there was to clean up.
        }

        exports?.Dispose();
        self?.Dispose();
        closing.Dispose();
    }

    private async Task WatchAsync()
    {
        var key = LeadListKey.Of(actor.TenantId, actor.UserId, filter, address);
        try
        {
            var next = await Views.Lists.WatchAsync(key, _ => Refresh(), closing.Token);
            if (closing.IsCancellationRequested || key != LeadListKey.Of(actor.TenantId, actor.UserId, filter, address))
            {
                // Closed, or asked for something else, while it loaded.
                next.Dispose();
                return;
            }

            watch?.Dispose();
            (watch, watched, shown, failed) = (next, key, next.Current, false);
            if (shown is { Total: > 0, Rows.Count: 0 })
                GoToLastPage();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.LogError(failure, "The leads of tenant {Tenant} could not be listed", actor.TenantId);
            failed = true;
        }
    }

    /// <summary>Comes from another thread for every new snapshot.</summary>
    private void Refresh() => _ = InvokeAsync(() =>
    {
        if (closing.IsCancellationRequested || watch is null)
            return;
        shown = watch.Current;
        StateHasChanged();
    });

    private void Go(LeadListAddress to) => Navigator.NavigateTo(to.ToString());

    private void GoToLastPage() => Navigator.NavigateTo((address with { Page = (shown!.Total + address.Size - 1) / address.Size }).ToString(), replace: true);

    private void HandleText(string? text) => Go(address with { Text = text, Page = 1 });

    private void HandleFilter(LeadFilter chosen) => Go(address.With(chosen));

    private void HandleSort((string Column, bool IsAdded) click) => Go(address.With(order.Toggled(click.Column, click.IsAdded)));

    private void HandleColumns(IReadOnlyList<LeadListColumn> chosen) => Go(address.With(chosen));

    /// <summary>Called by the browser when a header was dropped in front of another one, or behind the last.</summary>
    [JSInvokable]
    public void HandleMoveColumnAsync(string name, string? before)
    {
        if (columns.FirstOrDefault(column => column.Name == name) is not { } moved || before == name)
            return;
        var rest = columns.Where(column => column != moved).ToList();
        var place = rest.FindIndex(column => column.Name == before);
        rest.Insert(place < 0 ? rest.Count : place, moved);
        HandleColumns(rest);
    }

    private void HandleDensity(bool isDense) => Go(address with { IsDense = isDense });

    [JSInvokable]
    public void HandleOpenAsync(long id)
    {
        openBefore = address.OpenLead;
        Go(address with { OpenLead = id });
    }

    /// <summary>Called by the browser when what opened the lead turns out to have been the first half of a double click.</summary>
    [JSInvokable]
    public void HandleTakeBackOpenAsync() => Go(address with { OpenLead = openBefore });

    private async Task HandleCloseAsync()
    {
        var id = address.OpenLead;
        Go(address with { OpenLead = null });
        if (list is not null && id is not null)
            await list.InvokeVoidAsync("focusLead", closing.Token, id.Value);
    }
}
