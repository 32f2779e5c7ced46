using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Board;
using OpsConsole.Core.Live;
using OpsConsole.Core.Settings;
using OpsConsole.Web.Access;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Shell;
using OpsConsole.Web.Shell.Palette;

namespace OpsConsole.Web.Leads.Board;

/// <summary>The review board. Filter and open lead live in the address; the cards come from views shared by everybody who looks at the same.</summary>
public sealed partial class LeadBoardPage
{
    private readonly CancellationTokenSource closing = new();
    private readonly Dictionary<LeadStatus, ColumnWindow> windows = [];
    private Actor actor = Actor.Nobody;
    private LeadBoardFilter filter = LeadBoardFilter.Everything;
    private TimeSpan undoWindow;
    private SharedWatch<BoardFaces>? watch;
    private BoardFaces? faces;
    private bool failed;
    private DecisionRequest? asking;
    private ElementReference root;
    private DotNetObjectReference<LeadBoardPage>? self;
    private IJSObjectReference? script;
    private IJSObjectReference? board;
    private LeadBoardKey? watched;
    private IDisposable? offered;

    [Inject] private CurrentActor Current { get; set; } = null!;
    [Inject] private LeadBoardViews Views { get; set; } = null!;
    [Inject] private LeadDecisions Decisions { get; set; } = null!;
    [Inject] private TenantSettings Settings { get; set; } = null!;
    [Inject] private NavigationManager Navigator { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;
    [Inject] private PageActions Actions { get; set; } = null!;
    [Inject] private IJSRuntime Js { get; set; } = null!;
    [Inject] private ILogger<LeadBoardPage> Log { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "market")] private string? Market { get; set; }
    [SupplyParameterFromQuery(Name = "source")] private string? Source { get; set; }
    [SupplyParameterFromQuery(Name = "score")] private int? Score { get; set; }
    [SupplyParameterFromQuery(Name = "flagged")] private bool? Flagged { get; set; }
    [SupplyParameterFromQuery(Name = "street")] private string? Street { get; set; }
    [SupplyParameterFromQuery(Name = "lead")] private long? OpenLead { get; set; }

    private bool MayDecide => actor.May(LeadPermissions.Approve);

    protected override async Task OnParametersSetAsync()
    {
        actor = await Current.GetAsync();
        if (!actor.May(LeadPermissions.View))
            return;
        offered ??= Offer();
        undoWindow = TimeSpan.FromMinutes(await Settings.GetAsync(actor.TenantId, SettingCatalog.UndoMinutes, closing.Token));
        filter = new LeadBoardFilter(Given(Market), Given(Source), Score, Flagged == true, Given(Street));
        if (watched != new LeadBoardKey(actor.TenantId, filter))
            await WatchAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (board is not null || faces is null || (faces.IsEmpty && filter.IsEverything) || closing.IsCancellationRequested)
            return;
        self ??= DotNetObjectReference.Create(this);
        script ??= await Js.InvokeAsync<IJSObjectReference>("import", closing.Token, "/js/board.js");
        board = await script.InvokeAsync<IJSObjectReference>("attach", closing.Token, root, self);
    }

    /// <summary>Called by the browser for a button, key or drop on a card. Answers how it went, so that the card goes on or back.</summary>
    [JSInvokable]
    public async Task<CardAnswer> HandleCardActionAsync(string action, long id, long version)
    {
        var target = new LeadRef(id, version);
        if (DecisionRequest.Needs(action))
        {
            if ((await Current.GetAsync()).Lacks(LeadPermissions.Approve) is { } refusal)
                return CardAnswer.Refused(refusal);
            asking = new DecisionRequest(action, target, AddressOf(id));
            StateHasChanged();
            return CardAnswer.Asking;
        }

        return await DecideAsync(action, target);
    }

    [JSInvokable]
    public void HandleOpenAsync(long id) => Navigator.NavigateTo(AppPaths.BoardAt(filter, id));

    /// <summary>Called by the browser when a column is scrolled beyond what is rendered.</summary>
    [JSInvokable]
    public async Task HandleWindowAsync(string column, int first, int count)
    {
        if (watched is null || LeadWords.StatusOf(column) is not { } status)
            return;
        await windows[status].MoveAsync(watched, first, count, closing.Token);
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        watch?.Dispose();
        offered?.Dispose();
        foreach (var window in windows.Values)
            window.Dispose();
        try
        {
            if (board is not null)
            {
                await board.InvokeVoidAsync("dispose");
                await board.DisposeAsync();
            }

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

    /// <summary>What the palette can do here: the keys of the focused card, and one for the whole board.</summary>
    private IDisposable Offer() => Actions.Register(
    [
        .. MayDecide ? [new PageAction("Approve", "card.approve"), new("Reject…", "card.reject"), new("Ask the agent…", "card.ask"), new("Take the decision back", "card.takeback"), new("Change the countdown…", "card.countdown")] : Array.Empty<PageAction>(),
        new("Move to…", "card.menu"),
        new("Show all leads on the board", Run: () => { HandleFilter(LeadBoardFilter.Everything); return Task.CompletedTask; }),
    ]);

    private async Task WatchAsync()
    {
        var key = new LeadBoardKey(actor.TenantId, filter);
        try
        {
            var next = await Views.Boards.WatchAsync(key, _ => Refresh(), closing.Token);
            if (closing.IsCancellationRequested || key.Filter != filter)
            {
                // Closed, or asked for something else, while it loaded.
                next.Dispose();
                return;
            }

            watch?.Dispose();
            (watch, watched, failed) = (next, key, false);
            foreach (var status in Enum.GetValues<LeadStatus>())
            {
                if (windows.Remove(status, out var old))
                    old.Dispose();
                windows[status] = new ColumnWindow(Views, status, Refresh);
            }

            faces = next.Current;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.LogError(failure, "The board of tenant {Tenant} could not be loaded", actor.TenantId);
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

    private async Task<CardAnswer> DecideAsync(string action, LeadRef target)
    {
        var result = action == "approve" ? await Decisions.ApproveAsync(target, closing.Token) : await Decisions.TakeBackAsync(target, closing.Token);
        if (result.Error is { } error)
        {
            Toasts.Show(Toast.Bad(error.Message));
            return CardAnswer.Refused(error);
        }

        var done = result.Value;
        Toasts.Show(action == "approve"
            ? Toast.Good($"Approved {AddressOf(target.Id)}", "Buyers can see it now.") with { ActionLabel = "Take back", OnAction = () => DecideAsync("takeback", new(done.Id, done.Version)) }
            : Toast.Good($"Took the decision on {AddressOf(target.Id)} back", "It is pending again."));
        return CardAnswer.Ok;
    }

    private async Task HandleDrawerActionAsync((string Action, LeadRef Target, string Address) wish)
    {
        if (DecisionRequest.Needs(wish.Action))
            asking = new DecisionRequest(wish.Action, wish.Target, wish.Address);
        else
            await DecideAsync(wish.Action, wish.Target);
    }

    private async Task HandleDecidedAsync(DecisionOutcome outcome)
    {
        var request = asking!;
        asking = null;
        if (outcome.Toast is { } toast)
            Toasts.Show(toast);
        if (board is not null)
            await board.InvokeVoidAsync("settle", closing.Token, request.Target.Id, outcome.Answer.Outcome, outcome.Answer.Text);
    }

    private void HandleFilter(LeadBoardFilter chosen) => Navigator.NavigateTo(AppPaths.BoardAt(chosen, OpenLead));

    private async Task HandleCloseAsync()
    {
        var id = OpenLead;
        Navigator.NavigateTo(AppPaths.BoardAt(filter, null));
        if (board is not null && id is not null)
            await board.InvokeVoidAsync("focusCard", closing.Token, id.Value.ToString(CultureInfo.InvariantCulture));
    }

    private string AddressOf(long id) => Shown().FirstOrDefault(card => card.Id == id)?.Street ?? $"lead {id}";

    private IEnumerable<LeadCard> Shown() => faces is null ? [] : faces.Columns.SelectMany(column => windows[column.Status].Cards(column)).Select(face => face.Card);

    private long? OpenIn(ColumnFaces column) =>
        OpenLead is { } id && windows[column.Status].Cards(column).Any(face => face.Card.Id == id) ? id : null;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
