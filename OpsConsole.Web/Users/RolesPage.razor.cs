using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Web.Access;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Users;

public sealed partial class RolesPage(CurrentActor current, RoleViews views, NavigationManager navigator, ILogger<RolesPage> log)
{
    private readonly Watched<long, IReadOnlyList<RoleColumn>> watched = new();
    private readonly Journey<Place> journey = new();
    private Place address = new(null, RoleDraft.Empty);
    private Actor actor = Actor.Nobody;
    private IReadOnlyList<RoleColumn>? reviewed;
    private RoleColumn? opened;
    private RoleColumn? removed;
    private bool disposed;

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    /// <summary>What is not saved yet; see <see cref="RoleDraft"/>.</summary>
    [SupplyParameterFromQuery(Name = "change")] private string? Change { get; set; }

    /// <summary>The role whose name and purpose are open: its id, or "new".</summary>
    [SupplyParameterFromQuery(Name = "role")] private string? OpenRole { get; set; }

    [SupplyParameterFromQuery(Name = "remove")] private long? RemovedId { get; set; }

    private IReadOnlyList<RoleColumn>? roles => watched.Current;

    private RoleDraft draft => journey.From(address).Draft;

    private string? Refusal => actor.Lacks(UserPermissions.Manage)?.Message;

    private IReadOnlyList<Permission> Shown => string.IsNullOrWhiteSpace(Search) ? PermissionCatalog.All
        : [.. PermissionCatalog.All.Where(permission => ((string[])[permission.Room, permission.Meaning, permission.Name]).Any(text => text.Contains(Search.Trim(), StringComparison.OrdinalIgnoreCase)))];

    protected override async Task OnInitializedAsync() => await WatchAsync();

    protected override void OnParametersSet()
    {
        journey.Arrive(navigator);
        address = new(Search, RoleDraft.Parse(Change), OpenRole, RemovedId);
        KeepDialogs();
    }

    public void Dispose()
    {
        disposed = true;
        watched.Dispose();
    }

    private Task WatchAsync() => watched.TryAsync(LookAsync, log);

    private async Task LookAsync()
    {
        actor = await current.GetAsync();
        if (!actor.May(UserPermissions.View))
            return;
        await watched.LookAsync(views.Matrices, actor.TenantId, InvokeAsync, Refresh);
        KeepDialogs();
    }

    private void Refresh() => _ = InvokeAsync(async () =>
    {
        // Who looks may be among those whose rights changed.
        actor = await current.GetAsync();
        if (disposed)
            return;
        KeepDialogs();
        StateHasChanged();
    });

    /// <summary>A dialog stays as it was opened, also when somebody else removes its role meanwhile.</summary>
    private void KeepDialogs()
    {
        opened = Kept(opened, OpenRole);
        removed = Kept(removed, RemovedId is { } id ? id.ToString(CultureInfo.InvariantCulture) : null);
    }

    private RoleColumn? Kept(RoleColumn? open, string? id) => id is null ? null : open is not null && IdOf(open) == id ? open : roles?.FirstOrDefault(role => IdOf(role) == id);

    private void HandleSearch(ChangeEventArgs change) => Go(asked => asked with { Search = change.Value as string });

    private void Set(RoleColumn role, string permission, ChangeEventArgs change) => Go(asked => asked with { Draft = asked.Draft.With(role, permission, change.Value is true) });

    private static string IdOf(RoleColumn role) => role.Id.ToString(CultureInfo.InvariantCulture);

    private void Open(string? role, long? remove = null)
    {
        if (role != "new" || Refusal is null)
            Go(asked => asked with { Role = role, Remove = remove });
    }

    private void Close() => Go(asked => asked with { Role = null, Remove = null });

    private void HandleReviewed(bool isSaved)
    {
        reviewed = null;
        if (isSaved)
            Discard();
    }

    private void Discard() => Go(asked => asked with { Draft = RoleDraft.Empty });

    private void Go(Func<Place, Place> change) =>
        journey.Go(navigator, address, change, place => AppPaths.RolesAt(place.Search, place.Draft, place.Role, place.Remove), replaces: true);

    /// <summary>What the address says.</summary>
    private sealed record Place(string? Search, RoleDraft Draft, string? Role = null, long? Remove = null);
}
