using Microsoft.AspNetCore.Components;
using OpsConsole.Core;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Live;
using OpsConsole.Web.Access;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Integrations;

public sealed partial class IntegrationsPage(CurrentActor current, IntegrationViews views, AskProvidersAgain again, NavigationManager navigator, Toasts toasts)
{
    private readonly Journey<ProviderCallFilter> journey = new();
    private SharedWatch<IReadOnlyList<IntegrationLine>>? systems;
    private SharedWatch<CallLog>? calls;
    private CallLogKey? watched;
    private IReadOnlyList<IntegrationLine>? lines;
    private CallLog? log;
    private ProviderCallFilter filter = new();
    private IntegrationLine? asking;
    private bool mayManage;
    private bool busy;
    private bool disposed;

    [SupplyParameterFromQuery(Name = "system")] private string? System { get; set; }

    [SupplyParameterFromQuery(Name = "result")] private string? Outcome { get; set; }

    [SupplyParameterFromQuery(Name = "before")] private long? Before { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        journey.Arrive(navigator);
        filter = new ProviderCallFilter(OutsideSystems.Named(System ?? "")?.Name, Enum.TryParse<ProviderCallOutcome>(Outcome, ignoreCase: true, out var outcome) && Enum.IsDefined(outcome) ? outcome : null);
        var actor = await current.GetAsync();
        if (!actor.May(IntegrationPermissions.View))
            return;
        mayManage = actor.May(IntegrationPermissions.Manage);
        if (systems is null)
            await WatchSystemsAsync(actor.TenantId);
        await WatchCallsAsync(new CallLogKey(actor.TenantId, filter, Before));
    }

    public void Dispose()
    {
        disposed = true;
        systems?.Dispose();
        calls?.Dispose();
    }

    private async Task WatchSystemsAsync(long tenantId)
    {
        var begun = await views.Systems.WatchAsync(tenantId, next => InvokeAsync(() => { lines = next; StateHasChanged(); }), default);
        if (disposed || systems is not null)
        {
            begun.Dispose();
            return;
        }

        (systems, lines) = (begun, begun.Current);
    }

    private async Task WatchCallsAsync(CallLogKey key)
    {
        if (watched == key)
            return;
        watched = key;
        var begun = await views.Logs.WatchAsync(key, next => InvokeAsync(() =>
        {
            if (watched == key)
                log = next;
            StateHasChanged();
        }), default);
        if (disposed || watched != key)
        {
            begun.Dispose();
            return;
        }

        calls?.Dispose();
        (calls, log) = (begun, begun.Current);
    }

    private void Go(Func<ProviderCallFilter, ProviderCallFilter> change) => journey.Go(navigator, filter, change, next => AppPaths.IntegrationsAt(next, null));

    private async Task AgainAsync(long? callId)
    {
        if (busy)
            return;
        busy = true;
        var result = await again.RunAsync(filter.System, callId, await current.GetAsync(), default);
        busy = false;
        toasts.Show(result.Error is { } error ? Toast.Bad(error.Message) : Toast.Good(result.Value == 1 ? "1 lead is looked up again" : $"{result.Value} leads are looked up again"));
    }

    private static string? Given(ChangeEventArgs change) => change.Value is string { Length: > 0 } text ? text : null;
}
