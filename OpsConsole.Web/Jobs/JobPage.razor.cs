using Microsoft.AspNetCore.Components;
using OpsConsole.Core;
using OpsConsole.Core.Jobs;
using OpsConsole.Web.Access;
using OpsConsole.Web.Parts;

namespace OpsConsole.Web.Jobs;

public sealed partial class JobPage(CurrentActor current, JobViews views, RunJobNow run, ResumeJob resume, Toasts toasts, ILogger<JobPage> log)
{
    private Actor actor = Actor.Nobody;
    private readonly Watched<string, JobShown> watched = new();
    private bool editing;
    private bool pausing;

    [Parameter]
    public string Name { get; set; } = "";

    private JobShown? shown => watched.Current;

    private JobRow? row => shown?.Row;

    private string? Refusal => actor.Lacks(JobPermissions.Run)?.Message;

    private string? WhyNotRun => Refusal ?? (row?.IsAtWork == true ? "It is at work." : null);

    protected override Task OnParametersSetAsync() => watched.IsAt(Name) ? Task.CompletedTask : WatchAsync();

    public void Dispose() => watched.Dispose();

    private Task WatchAsync() => watched.TryAsync(LookAsync, log);

    private async Task LookAsync()
    {
        actor = await current.GetAsync();
        if (actor.May(JobPermissions.View))
            await watched.LookAsync(views.One, Name, InvokeAsync, StateHasChanged);
    }

    private async Task HandleRunAsync()
    {
        if (WhyNotRun is null)
            Say((await run.RunAsync(Name, await current.GetAsync(), default)).Error);
    }

    private async Task HandlePauseAsync()
    {
        if (Refusal is not null || row is null)
            return;
        if (row.IsPaused)
            Say((await resume.RunAsync(row.Ref, await current.GetAsync(), default)).Error);
        else
            pausing = true;
    }

    private void HandleEdit() => editing = Refusal is null;

    private void HandleClosed(Error? error)
    {
        (editing, pausing) = (false, false);
        Say(error);
    }

    private void Say(Error? error)
    {
        if (error is not null)
            toasts.Show(Toast.Bad(error.Message));
    }
}
