using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpsConsole.Core;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Opportunities.Board;
using OpsConsole.Core.Settings;
using OpsConsole.Web.Access;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Parts.Boards;
using OpsConsole.Web.Shell;
using OpsConsole.Web.Shell.Palette;

namespace OpsConsole.Web.Opportunities.Board;

/// <summary>The board of opportunities. Filter and open card live in the address; the cards come from views shared by everybody who looks at the same.</summary>
public sealed partial class OpportunityBoardPage
{
    private readonly CancellationTokenSource closing = new();
    private Actor actor = Actor.Nobody;
    private readonly Journey<OpportunityBoardFilter> journey = new();
    private OpportunityBoardFilter filter = OpportunityBoardFilter.Everything;
    private OpportunityBoardLook look = new(false, false, default, null);
    private long tenantId;
    private OpportunityWish? asking;
    private LiveBoard<OpportunityBoardFilter, OpportunityStage, OpportunityCard>? board;
    private IDisposable? offered;

    [Inject] private CurrentActor Current { get; set; } = null!;
    [Inject] private OpportunityBoardViews Views { get; set; } = null!;
    [Inject] private OpportunityMoves Moves { get; set; } = null!;
    [Inject] private TenantSettings Settings { get; set; } = null!;
    [Inject] private NavigationManager Navigator { get; set; } = null!;
    [Inject] private Toasts Toasts { get; set; } = null!;
    [Inject] private PageActions Actions { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "owner")] private long? Owner { get; set; }
    [SupplyParameterFromQuery(Name = "stage")] private string? Stage { get; set; }
    [SupplyParameterFromQuery(Name = "by")] private string? By { get; set; }
    [SupplyParameterFromQuery(Name = "open")] private long? Open { get; set; }

    private bool MayChange => actor.May(OpportunityPermissions.Change);

    protected override async Task OnParametersSetAsync()
    {
        journey.Arrive(Navigator);
        filter = new(
            Owner, Enum.TryParse<OpportunityStage>(Stage, true, out var stage) && Enum.IsDefined(stage) ? stage : null,
            DateOnly.TryParseExact(By, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);
        actor = await Current.GetAsync();
        if (!actor.May(OpportunityPermissions.View))
            return;
        offered ??= Offer();
        look = new(MayChange, actor.May(OpportunityPermissions.Delete), TimeSpan.FromMinutes(await Settings.GetAsync(actor.TenantId, SettingCatalog.UndoClosingMinutes, closing.Token)), filter.Stage);
        tenantId = actor.TenantId;
    }

    public void Dispose()
    {
        closing.Cancel();
        offered?.Dispose();
        closing.Dispose();
    }

    /// <summary>What the palette can do here: the keys of the focused card, and one for the whole board.</summary>
    private IDisposable Offer() => Actions.Register(
    [
        .. MayChange ? [new PageAction("Write a note…", "card.note"), new("Call the owner…", "card.call"), new("Write to the owner…", "card.mail"), new("Add a task…", "card.task"), new("Close…", "card.close")] : Array.Empty<PageAction>(),
        new("Move to…", "card.menu"),
        .. actor.May(OpportunityPermissions.Delete) ? [new PageAction("Trash of opportunities", Run: () => { Navigator.NavigateTo(AppPaths.OpportunityTrash); return Task.CompletedTask; })] : Array.Empty<PageAction>(),
        new("Show all opportunities", Run: () => { HandleFilter(_ => OpportunityBoardFilter.Everything); return Task.CompletedTask; }),
    ]);

    private async Task<CardAnswer> HandleCardActionAsync(CardWish wish)
    {
        var (target, card) = (new OpportunityRef(wish.Id, wish.Version), board?.CardOf(wish.Id));
        var to = OpportunityBoardLook.StageOf(wish.Action);
        if (to is { } stage && card?.Stage != OpportunityStage.Closed)
            return await MoveAsync(target, card, stage);
        if (wish.Action == "takeback")
            return await TakeBackAsync(target, TitleOf(wish.Id));
        if ((await Current.GetAsync()).Lacks(wish.Action == "delete" ? OpportunityPermissions.Delete : OpportunityPermissions.Change) is { } refusal)
            return CardAnswer.Refused(refusal);
        HandleWish(new(to is null ? wish.Action : "reopen", target, TitleOf(wish.Id), to));
        StateHasChanged();
        return CardAnswer.Asking;
    }

    private async Task<CardAnswer> MoveAsync(OpportunityRef target, OpportunityCard? card, OpportunityStage to)
    {
        var title = TitleOf(target.Id);
        var result = await Moves.MoveAsync(target, to, closing.Token);
        if (result.Error is { } error)
            return Refuse(error);
        var moved = Toast.Good($"Moved {title} to {to}");
        Toasts.Show(card is null ? moved : moved with { ActionLabel = "Undo", OnAction = () => MoveAsync(new(target.Id, result.Value.Version), null, card.Stage) });
        return CardAnswer.Ok;
    }

    private async Task<CardAnswer> TakeBackAsync(OpportunityRef target, string title)
    {
        var result = await Moves.TakeBackAsync(target, closing.Token);
        if (result.Error is { } error)
            return Refuse(error);
        Toasts.Show(Toast.Good($"Took the closing of {title} back", $"It is in {result.Value.Stage} again."));
        return CardAnswer.Ok;
    }

    private CardAnswer Refuse(Error error)
    {
        Toasts.Show(Toast.Bad(error.Message));
        return CardAnswer.Refused(error);
    }

    private void HandleWish(OpportunityWish wish) => asking = wish;

    private async Task HandleDoneAsync(DialogOutcome outcome)
    {
        var wish = asking!;
        asking = null;
        if (outcome.Toast is { } toast)
            Toasts.Show(toast);
        if (board is not null)
            await board.SettleAsync(wish.Target.Id, outcome.Answer);
    }

    private void HandleFilter(Func<OpportunityBoardFilter, OpportunityBoardFilter> change) => journey.Go(Navigator, filter, change, next => AppPaths.OpportunitiesAt(next, Open));

    private string TitleOf(long id) => board?.CardOf(id)?.Title ?? $"opportunity {id}";
}
