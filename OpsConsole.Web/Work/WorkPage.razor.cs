using Microsoft.AspNetCore.Components;
using OpsConsole.Core;
using OpsConsole.Core.Work;
using OpsConsole.Web.Access;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Work;

public sealed partial class WorkPage(
    CurrentActor current, WorkViews views, RequeueChosenWork requeue, IEnumerable<IWorkHandler> handlers, NavigationManager navigator, Toasts toasts, ILogger<WorkPage> log)
{
    private readonly Journey<WorkFilter> journey = new();
    private readonly string[] kinds = [.. handlers.Select(handler => handler.Kind).Order()];
    // As it was seen when it was chosen: what moved on since is refused, item by item.
    private readonly Dictionary<long, WorkRef> chosen = [];
    private Actor actor = Actor.Nobody;
    private readonly Watched<WorkListKey, WorkList> watched = new();
    private WorkFilter filter = new();
    private bool discarding;
    private bool busy;

    [SupplyParameterFromQuery(Name = "state")] private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "text")] private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "before")] private long? Before { get; set; }

    private WorkList? list => watched.Current;

    private string? Refusal => actor.Lacks(WorkPermissions.Manage)?.Message;

    private string? WhyNotRequeue => Refusal ?? (filter.Shelf is WorkShelf.Dead or WorkShelf.Discarded ? null : "Only work that was given up or discarded can be queued again.");

    private string? WhyNotDiscard => Refusal ?? (filter.Shelf is WorkShelf.Waiting or WorkShelf.Failed or WorkShelf.Dead ? null : "Only work that waits or was given up can be discarded.");

    private string EmptyTitle => filter.Shelf switch
    {
        WorkShelf.Waiting => "Nothing waits",
        WorkShelf.Running => "Nothing is at work",
        WorkShelf.Failed => "Nothing failed",
        WorkShelf.Dead => "Nothing was given up",
        WorkShelf.Done => "Nothing is done yet",
        _ => "Nothing was discarded",
    };

    protected override async Task OnParametersSetAsync()
    {
        journey.Arrive(navigator);
        filter = new WorkFilter(
            Enum.TryParse<WorkShelf>(State, ignoreCase: true, out var shelf) && Enum.IsDefined(shelf) ? shelf : WorkShelf.Waiting,
            Kind, string.IsNullOrWhiteSpace(Text) ? null : Text.Trim());
        if (!watched.IsAt(new(actor.TenantId, filter, Before)))
            await WatchAsync();
    }

    public void Dispose() => watched.Dispose();

    private Task WatchAsync() => watched.TryAsync(LookAsync, log);

    private async Task LookAsync()
    {
        actor = await current.GetAsync();
        if (!actor.May(WorkPermissions.View))
            return;
        var key = new WorkListKey(actor.TenantId, filter, Before);
        if (!watched.IsAt(key))
            chosen.Clear();
        await watched.LookAsync(views.Lists, key, InvokeAsync, StateHasChanged);
    }

    private void Go(Func<WorkFilter, WorkFilter> change) => journey.Go(navigator, filter, change, next => AppPaths.WorkAt(next, null));

    private void Toggle(WorkRow row)
    {
        if (!chosen.Remove(row.Id))
            chosen[row.Id] = row.Ref;
    }

    private void HandleAll(ChangeEventArgs change)
    {
        chosen.Clear();
        if (change.Value is true)
            foreach (var row in list!.Rows)
                chosen[row.Id] = row.Ref;
    }

    private async Task HandleRequeueAsync()
    {
        if (busy || WhyNotRequeue is not null)
            return;
        busy = true;
        var result = await requeue.RunAsync([.. chosen.Values], await current.GetAsync(), default);
        busy = false;
        if (result.Error is { } refusal)
            toasts.Show(Toast.Bad(refusal.Message));
        else
            Say(result.Value, "queued again");
    }

    private void HandleDiscard() => discarding = WhyNotDiscard is null;

    private void HandleDiscarded(IReadOnlyList<WorkOutcome>? outcomes)
    {
        discarding = false;
        if (outcomes is not null)
            Say(outcomes, "discarded");
    }

    private void Say(IReadOnlyList<WorkOutcome> outcomes, string what)
    {
        var refused = outcomes.Where(outcome => outcome.Error is not null).ToList();
        chosen.Clear();
        var done = outcomes.Count - refused.Count;
        toasts.Show(refused.Count == 0
            ? Toast.Good($"{WorkWords.Items(done)} {what}")
            : Toast.Bad($"{WorkWords.Items(done)} {what}, {refused.Count} not", $"{refused[0].Error!.Message}"));
    }

    private static string? Given(ChangeEventArgs change) => change.Value is string { Length: > 0 } text ? text : null;
}
