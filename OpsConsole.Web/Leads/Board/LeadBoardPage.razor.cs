using Microsoft.AspNetCore.Components;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Board;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Settings;
using OpsConsole.Web.Access;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Parts.Boards;
using OpsConsole.Web.Shell;
using OpsConsole.Web.Shell.Palette;

namespace OpsConsole.Web.Leads.Board;

/// <summary>The review board. Filter and open lead live in the address; the cards come from views shared by everybody who looks at the same.</summary>
public sealed partial class LeadBoardPage
{
    private readonly CancellationTokenSource closing = new();
    private Actor actor = Actor.Nobody;
    private readonly Journey<LeadBoardFilter> journey = new();
    private LeadBoardFilter filter = LeadBoardFilter.Everything;
    private LeadBoardLook look = new(false, false, false, default);
    private long tenantId;
    private DecisionRequest? asking;
    private LiveBoard<LeadBoardFilter, LeadStatus, LeadCard>? board;
    private IDisposable? offered;

    [Inject] private CurrentActor Current { get; set; } = null!;
    [Inject] private LeadBoardViews Views { get; set; } = null!;
    [Inject] private LeadDecisions Decisions { get; set; } = null!;
    [Inject] private ConvertLead Convert { get; set; } = null!;
    [Inject] private TenantSettings Settings { get; set; } = null!;
    [Inject] private NavigationManager Navigator { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;
    [Inject] private PageActions Actions { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "market")] private string? Market { get; set; }
    [SupplyParameterFromQuery(Name = "source")] private string? Source { get; set; }
    [SupplyParameterFromQuery(Name = "score")] private int? Score { get; set; }
    [SupplyParameterFromQuery(Name = "flagged")] private bool? Flagged { get; set; }
    [SupplyParameterFromQuery(Name = "street")] private string? Street { get; set; }
    [SupplyParameterFromQuery(Name = "lead")] private long? OpenLead { get; set; }

    private bool MayDecide => actor.May(LeadPermissions.Approve);

    protected override async Task OnParametersSetAsync()
    {
        journey.Arrive(Navigator);
        filter = new LeadBoardFilter(Given(Market), Given(Source), Score, Flagged == true, Given(Street));
        actor = await Current.GetAsync();
        if (!actor.May(LeadPermissions.View))
            return;
        offered ??= Offer();
        look = new(MayDecide, actor.May(LeadPermissions.Hold), actor.May(OpportunityPermissions.Change), TimeSpan.FromMinutes(await Settings.GetAsync(actor.TenantId, SettingCatalog.UndoMinutes, closing.Token)));
        tenantId = actor.TenantId;
    }

    public void Dispose()
    {
        closing.Cancel();
        offered?.Dispose();
        closing.Dispose();
    }

    private async Task<CardAnswer> HandleCardActionAsync(CardWish wish)
    {
        var target = new LeadRef(wish.Id, wish.Version);
        if (DecisionRequest.Needs(wish.Action))
        {
            if ((await Current.GetAsync()).Lacks(LeadPermissions.Approve) is { } refusal)
                return CardAnswer.Refused(refusal);
            asking = new DecisionRequest(wish.Action, target, AddressOf(wish.Id));
            StateHasChanged();
            return CardAnswer.Asking;
        }

        return wish.Action == "convert" ? await ConvertAsync(wish.Id) : await DecideAsync(wish.Action, target);
    }

    /// <summary>What the palette can do here: the keys of the focused card, and one for the whole board.</summary>
    private IDisposable Offer() => Actions.Register(
    [
        .. MayDecide ? [new PageAction("Approve", "card.approve"), new("Reject…", "card.reject"), new("Ask the agent…", "card.ask"), new("Take the decision back", "card.takeback"), new("Change the countdown…", "card.countdown")] : Array.Empty<PageAction>(),
        .. actor.May(LeadPermissions.Hold) ? [new PageAction("Hold for a buyer…", "card.hold")] : Array.Empty<PageAction>(),
        new("Move to…", "card.menu"),
        new("Show all leads on the board", Run: () => { HandleFilter(_ => LeadBoardFilter.Everything); return Task.CompletedTask; }),
    ]);

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

    private async Task<CardAnswer> ConvertAsync(long id)
    {
        var result = await Convert.RunAsync(id, await Current.GetAsync(closing.Token), closing.Token);
        if (result.Error is { } error)
        {
            Toasts.Show(Toast.Bad(error.Message));
            return CardAnswer.Refused(error);
        }

        var path = AppPaths.Opportunity(result.Value.OpportunityId);
        if (!result.Value.IsNew)
            Navigator.NavigateTo(path);
        else
            Toasts.Show(Toast.Good($"Made an opportunity of {AddressOf(id)}") with { ActionLabel = "Open", OnAction = () => { Navigator.NavigateTo(path); return Task.CompletedTask; } });
        return CardAnswer.Ok;
    }

    private async Task HandleDrawerActionAsync((string Action, LeadRef Target, string Address) wish)
    {
        if (DecisionRequest.Needs(wish.Action))
            asking = new DecisionRequest(wish.Action, wish.Target, wish.Address);
        else
            await DecideAsync(wish.Action, wish.Target);
    }

    private async Task HandleDecidedAsync(DialogOutcome outcome)
    {
        var request = asking!;
        asking = null;
        if (outcome.Toast is { } toast)
            Toasts.Show(toast);
        if (board is not null)
            await board.SettleAsync(request.Target.Id, outcome.Answer);
    }

    private void HandleFilter(Func<LeadBoardFilter, LeadBoardFilter> change) => journey.Go(Navigator, filter, change, next => AppPaths.BoardAt(next, OpenLead));

    private string AddressOf(long id) => board?.CardOf(id)?.Street ?? $"lead {id}";

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
