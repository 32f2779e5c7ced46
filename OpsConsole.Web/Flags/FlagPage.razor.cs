using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpsConsole.Core;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Users;
using OpsConsole.Web.Access;
using OpsConsole.Web.Parts;

namespace OpsConsole.Web.Flags;

public sealed partial class FlagPage(
    CurrentActor current, FlagViews views, EverybodyQuery everybody, WhoSeesFlagQuery whoSees, ApproveFlagChange approve, DeclineFlagChange decline, ReleaseFlag release, AssignFlag assign,
    Toasts toasts, ILogger<FlagPage> log)
{
    private Actor actor = Actor.Nobody;
    private readonly Watched<(long TenantId, string Name), FlagShown> watched = new();
    private IReadOnlyList<Person> people = [];
    private FlagAnswer? answer;
    private long? asked;
    private string? market;
    private string? whyNot;
    private bool editing;
    private bool stopping;

    [Parameter]
    public string Name { get; set; } = "";

    private FlagShown? shown => watched.Current;

    private FlagLine? line => shown?.Detail?.Line;

    private string? WhyNotApprove => whyNot ?? (line?.ProposedByUserId == actor.UserId ? new CannotApproveYourOwnChange().Message : null);

    protected override Task OnParametersSetAsync() => watched.IsAt((actor.TenantId, Name)) ? Task.CompletedTask : WatchAsync();

    public void Dispose() => watched.Dispose();

    private Task WatchAsync() => watched.TryAsync(LookAsync, log);

    private async Task LookAsync()
    {
        actor = await current.GetAsync();
        if (!actor.May(FlagPermissions.View))
            return;
        (whyNot, answer, asked) = (actor.Lacks(FlagPermissions.Change)?.Message, null, null);
        people = await everybody.LoadAsync(actor.TenantId, default);
        await watched.LookAsync(views.One, (actor.TenantId, Name), InvokeAsync, () => _ = RefreshAsync());
    }

    private async Task RefreshAsync()
    {
        await AskAsync();
        StateHasChanged();
    }

    private Task HandleWhoAsync(string? userId)
    {
        asked = long.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        return AskAsync();
    }

    private Task HandleMarketAsync(string? text)
    {
        market = text;
        return AskAsync();
    }

    private async Task AskAsync() =>
        answer = asked is { } userId && (await whoSees.LoadAsync(actor.TenantId, Name, userId, market, default)) is { Succeeded: true } found ? found.Value : null;

    private async Task HandleStopAsync()
    {
        if (whyNot is not null || line is null)
            return;
        if (line.IsStopped)
            Say((await release.RunAsync(line.Ref, await current.GetAsync(), default)).Error);
        else
            stopping = true;
    }

    private async Task HandleApproveAsync()
    {
        if (WhyNotApprove is null && line is not null)
            Say((await approve.RunAsync(line.Ref, await current.GetAsync(), default)).Error);
    }

    private async Task HandleDeclineAsync()
    {
        if (whyNot is null && line is not null)
            Say((await decline.RunAsync(line.Ref, await current.GetAsync(), default)).Error);
    }

    private async Task HandleOwnerAsync(string? userId)
    {
        if (line is not null)
            Say((await assign.RunAsync(line.Ref, long.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null, await current.GetAsync(), default)).Error);
    }

    private void Say(Error? error)
    {
        if (error is not null)
            toasts.Show(Toast.Bad(error.Message));
    }
}
