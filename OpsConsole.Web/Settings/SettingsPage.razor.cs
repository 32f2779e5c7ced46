using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using OpsConsole.Core;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Live;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Web.Access;
using OpsConsole.Web.Leads.Detail;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Settings;

/// <summary>Every setting, edited where it stands. The browser owns the text while somebody types (wwwroot/js/facts.js).</summary>
public sealed partial class SettingsPage(
    CurrentActor current, SettingViews views, ChangeSettings change, OperatorTenantQuery operators, NavigationManager navigator, Toasts toasts, IJSRuntime js, ILogger<SettingsPage> log)
{
    private readonly Dictionary<string, (FactConflict Both, long Version)> conflicts = [];
    private readonly Watched<SettingsKey, SettingList> watched = new();
    private ElementReference root;
    private DotNetObjectReference<SettingsPage>? self;
    private IJSObjectReference? facts;
    private IJSObjectReference? attached;
    private IJSObjectReference? aiming;
    private bool isAttaching;
    private long? operatorId;
    private SettingScope scope;
    private SettingGroup? together;
    private string? historyOf;
    private string? whyNot;
    private bool mayOperate;
    private int shown;
    private bool disposed;

    [SupplyParameterFromQuery(Name = "q")] private string? Query { get; set; }

    [SupplyParameterFromQuery(Name = "of")] private string? Of { get; set; }

    private SettingList? list => watched.Current;

    private string? Text => string.IsNullOrWhiteSpace(Query) ? null : Query.Trim();

    protected override void OnInitialized() => navigator.LocationChanged += HandleLocationChanged;

    protected override async Task OnParametersSetAsync()
    {
        shown = SettingCatalog.Groups.Sum(group => group.Settings.Count(setting => SettingSearch.Matches(group, setting, Text)));
        await WatchAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (list is null || watched.HasFailed || isAttaching || disposed)
            return;
        isAttaching = true;
        self = DotNetObjectReference.Create(this);
        try
        {
            facts = await js.InvokeAsync<IJSObjectReference>("import", "/js/facts.js");
            aiming = await js.InvokeAsync<IJSObjectReference>("import", "/js/settings.js");
            if (disposed)
            {
                await LetGoAsync();
                return;
            }

            attached = await facts.InvokeAsync<IJSObjectReference>("attach", root, self);
            await aiming.InvokeVoidAsync("aim");
        }
        catch (Exception failure) when (failure is JSDisconnectedException or OperationCanceledException)
        {
            // The page was left while it opened.
        }
    }

    /// <summary>Called by the browser when a value was typed; the version is the one the person saw when they began.</summary>
    [JSInvokable]
    public async Task<FactAnswer> SaveFactAsync(string fact, string text, long version)
    {
        if (!SettingCatalog.All.TryGetValue(fact, out var definition))
            return new("refused", "There is no such setting.");
        // Nothing is a value of lists alone.
        var wish = string.IsNullOrWhiteSpace(text) && definition is not WordListSetting ? null : text;
        return await SaveAsync(new SettingEdit(fact, wish, version));
    }

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        navigator.LocationChanged -= HandleLocationChanged;
        watched.Dispose();
        await LetGoAsync();
        self?.Dispose();
    }

    private static string RoomId(string room) => $"room-{room.ToLowerInvariant()}";

    private async Task LetGoAsync()
    {
        try
        {
            if (attached is not null)
            {
                await attached.InvokeVoidAsync("dispose");
                await attached.DisposeAsync();
            }

            foreach (var script in new[] { facts, aiming })
                if (script is not null)
                    await script.DisposeAsync();
        }
        catch (Exception failure) when (failure is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone, and with it what there was to clean up.
        }
    }

    private async Task WatchAsync()
    {
        await watched.TryAsync(LookAsync, log);
        if (!watched.HasFailed)
            return;
        // The list is gone from the page, and with it what the script was attached to.
        await LetGoAsync();
        (attached, facts, aiming, isAttaching) = (null, null, null, false);
    }

    private async Task LookAsync()
    {
        var actor = await current.GetAsync();
        if (!actor.May(SettingPermissions.View))
            return;
        mayOperate = actor.May(SettingPermissions.Operate);
        scope = mayOperate && Of == "all" ? SettingScope.Installation : SettingScope.Tenant;
        whyNot = actor.Lacks(scope == SettingScope.Tenant ? SettingPermissions.Change : SettingPermissions.Operate)?.Message;
        var key = new SettingsKey(actor.TenantId, operatorId ??= await operators.LoadAsync(default), scope);
        if (watched.IsAt(key) && !watched.HasFailed)
            return;
        await watched.LookAsync(views.Lists, key, InvokeAsync, StateHasChanged);
        conflicts.Clear();
        historyOf = null;
    }

    private bool IsShown(SettingGroup group) => group.Settings.Any(setting => SettingSearch.Matches(group, setting, Text));

    private void Go(string? text) => navigator.NavigateTo(AppPaths.SettingsAt(scope, string.IsNullOrWhiteSpace(text) ? null : text.Trim()));

    private void HandleLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(async () =>
    {
        try
        {
            if (aiming is not null && !disposed)
                await aiming.InvokeVoidAsync("aim");
        }
        catch (Exception failure) when (failure is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone.
        }
    });

    private async Task<FactAnswer> SaveAsync(SettingEdit edit)
    {
        var result = await change.RunAsync(scope, [edit], await current.GetAsync(), default);
        if (result.Error is { } error)
            return new("refused", error.Message);
        conflicts.Remove(edit.Key);
        var version = result.Value.Versions.GetValueOrDefault(edit.Key);
        if (result.Value.Conflicts is [var conflict, ..])
        {
            conflicts[edit.Key] = (conflict, version);
            StateHasChanged();
            return new("conflict", $"{conflict.Who} changed this meanwhile. Choose which stays.", version);
        }

        StateHasChanged();
        return new("saved", Version: version);
    }

    private void HandleHistory(string key) => historyOf = historyOf == key ? null : key;

    private void HandleKeepTheirs(string key) => conflicts.Remove(key);

    private Task HandleUseMineAsync(string key) => TellAsync(new SettingEdit(key, conflicts[key].Both.Yours, conflicts[key].Version));

    private Task HandleBackAsync(string key) => TellAsync(new SettingEdit(key, null, list!.Lines[key].Version));

    private Task HandlePutAsync((string Key, string Text) put) => TellAsync(new SettingEdit(put.Key, put.Text, list!.Lines[put.Key].Version));

    private async Task TellAsync(SettingEdit edit)
    {
        if (await SaveAsync(edit) is { Outcome: "refused", Message: { } message })
            toasts.Show(Toast.Bad(message));
    }
}
