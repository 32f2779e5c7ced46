using Microsoft.AspNetCore.Components;
using OpsConsole.Core;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Live;
using OpsConsole.Web.Access;
using OpsConsole.Web.Parts;

namespace OpsConsole.Web.Jobs;

public sealed partial class JobPage(CurrentActor current, JobViews views, RunJobNow run, ResumeJob resume, Toasts toasts, ILogger<JobPage> log)
{
    private Actor actor = Actor.Nobody;
    private SharedWatch<JobShown>? watch;
    private JobShown? shown;
    private string? watched;
    private bool editing;
    private bool pausing;
    private bool failed;
    private bool disposed;

    [Parameter]
    public string Name { get; set; } = "";

    private JobRow? row => shown?.Row;

    private string? Refusal => actor.Lacks(JobPermissions.Run)?.Message;

    private string? WhyNotRun => Refusal ?? (row?.IsAtWork == true ? "It is at work." : null);

    protected override Task OnParametersSetAsync() => watched == Name ? Task.CompletedTask : WatchAsync();

    public void Dispose()
    {
        disposed = true;
        watch?.Dispose();
    }

    private async Task WatchAsync()
    {
        try
        {
            actor = await current.GetAsync();
            if (!actor.May(JobPermissions.View))
                return;
            watched = Name;
            var next = await views.One.WatchAsync(Name, _ => Refresh(), default);
            if (disposed || watched != Name)
            {
                next.Dispose();
                return;
            }

            watch?.Dispose();
            (watch, shown, failed) = (next, next.Current, false);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The job {Job} could not be loaded", Name);
            failed = true;
        }
    }

    private void Refresh() => _ = InvokeAsync(() =>
    {
        if (disposed || watch is null)
            return;
        shown = watch.Current;
        StateHasChanged();
    });

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
