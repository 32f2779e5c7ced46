using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Activity.Checking;
using OpsConsole.Core.Activity.Searching;
using OpsConsole.Core.Live;
using OpsConsole.Core.Users;
using OpsConsole.Web.Access;
using OpsConsole.Web.Parts;

namespace OpsConsole.Web.Activity;

public sealed partial class ActivityPage(
    CurrentActor current, ActivityViews views, ActivityPageQuery query, ActivityPeopleQuery peopleQuery, ActivitySubjectQuery subjectQuery, NavigationManager navigator, IJSRuntime js, ILogger<ActivityPage> log)
{
    private readonly Journey<ActivityAddress> journey = new();
    private Actor actor = Actor.Nobody;
    private ActivityAddress address = new();
    private ActivityAddress? loaded;
    private SharedWatch<FoundActivity>? newest;
    private SharedWatch<ActivityChain>? chains;
    private FoundActivity? page;
    private ActivityChain? chain;
    private IReadOnlyList<Person> people = [];
    private IReadOnlyList<FoundSubject> subjects = [];
    private string? zone;
    private bool failed;
    private bool disposed;

    /// <summary>How many entries came since the page was drawn; one more than a page means "more than".</summary>
    private int NewCount
    {
        get
        {
            if (newest is null || page is null || address.Before is not null || address.After is not null)
                return 0;
            var top = page.Rows.Count == 0 ? null : page.Rows[0].Place;
            var count = newest.Current.Rows.TakeWhile(row => top is null || (row.AtUtc, row.Id).CompareTo((top.AtUtc, top.Id)) > 0).Count();
            return count == newest.Current.Rows.Count && newest.Current.HasOlder ? count + 1 : count;
        }
    }

    protected override void OnInitialized() => navigator.LocationChanged += HandleMoved;

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            zone = await js.InvokeAsync<string?>("opsconsole.zone");
    }

    public void Dispose()
    {
        disposed = true;
        navigator.LocationChanged -= HandleMoved;
        newest?.Dispose();
        chains?.Dispose();
    }

    // The query is read as a whole, so that the export reads it in the same way.
    private void HandleMoved(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath == Shell.AppPaths.Activity)
            _ = InvokeAsync(async () =>
            {
                await LoadAsync();
                StateHasChanged();
            });
    }

    private async Task LoadAsync()
    {
        var wanted = ActivityAddress.Read(new Uri(navigator.Uri).Query);
        journey.Arrive(navigator);
        address = wanted;
        try
        {
            actor = await current.GetAsync();
            if (!actor.May(ActivityPermissions.View) || disposed)
                return;
            // Opening an entry is no new search: what is on the screen stays.
            if (loaded is not null && loaded with { Open = null } == wanted with { Open = null } && !failed)
                return;
            loaded = wanted;
            if (people.Count == 0)
                people = await peopleQuery.LoadAsync(actor.TenantId, wanted.Who, default);
            subjects = wanted.About is { } about ? await subjectQuery.LoadAsync(actor.TenantId, wanted.Kind, about, default) : [];
            if (chains is null)
                await WatchChainAsync();
            await LoadPageAsync(wanted);
            failed = false;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The activity could not be loaded");
            (failed, loaded) = (true, null);
        }
    }

    private async Task LoadPageAsync(ActivityAddress wanted)
    {
        newest?.Dispose();
        newest = null;
        if (wanted.Before is not null || wanted.After is not null)
        {
            var found = await query.LoadAsync(actor.TenantId, wanted.Filter, wanted.Before, wanted.After, default);
            if (loaded == wanted)
                page = found;
            return;
        }

        var begun = await views.Newest.WatchAsync((actor.TenantId, wanted.Filter), _ => InvokeAsync(StateHasChanged), default);
        if (disposed || loaded != wanted)
        {
            begun.Dispose();
            return;
        }

        (newest, page) = (begun, begun.Current);
    }

    private async Task WatchChainAsync()
    {
        var begun = await views.Chains.WatchAsync(actor.TenantId, next => InvokeAsync(() => { chain = next; StateHasChanged(); }), default);
        if (disposed || chains is not null)
        {
            begun.Dispose();
            return;
        }

        (chains, chain) = (begun, begun.Current);
    }

    private void ShowNew() => page = newest?.Current ?? page;

    private void Go(Func<ActivityAddress, ActivityAddress> change) => journey.Go(navigator, address, asked => change(asked).Newest, next => next.Path);

    private void GoAbout(string? typed) => Go(asked => typed is null ? asked with { Id = null, About = null }
        : ActivitySubjectQuery.IdIn(typed) is { } id && asked.Kind is not null ? asked with { Id = id, About = null }
        : asked with { Id = null, About = typed });

    private void GoDays(Func<ActivityAddress, ActivityAddress> change) => Go(asked => change(asked) with { Zone = zone ?? asked.Zone });

    private static string? Given(ChangeEventArgs change) => change.Value is string text && text.Trim() is { Length: > 0 } given ? given : null;

    private static long? Number(ChangeEventArgs change) => long.TryParse(Given(change), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
