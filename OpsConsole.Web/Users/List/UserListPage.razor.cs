using Microsoft.AspNetCore.Components;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Live;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Core.Users.Markets;
using OpsConsole.Web.Parts.Lists;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Users.List;

/// <summary>All users of the tenant as a table. Opening one goes to their page; the way back keeps the list as it was, for it stands in the address.</summary>
public sealed partial class UserListPage
{
    private ListFrame<UserListRow>? frame;
    private SharedWatch<IReadOnlyList<RoleColumn>>? roles;
    private IReadOnlyList<string> markets = [];
    private IReadOnlyDictionary<string, IReadOnlyList<string>> suggestions = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Whether the dialog that changes the chosen users is open.</summary>
    private bool isChanging;

    internal override ListPlace Place => UserListPlace.Is;

    protected override string ViewPermission => UserPermissions.View;

    protected override string ExportPermission => UserPermissions.Export;

    protected override SharedViews<ListKey, ListShown<UserListRow>> Lists => Views.Lists;

    protected override ListFrame<UserListRow>? Frame => frame;

    private BulkSelection ChosenUsers => IsAllSelected ? new MatchingRows(Filter.ToString()) : new PickedRows([.. Selected]);

    [Inject] private UserListViews Views { get; set; } = null!;
    [Inject] private KnownMarketsQuery Known { get; set; } = null!;
    [Inject] private RoleViews Roles { get; set; } = null!;

    protected override void OpenRow(long id) => Navigator.NavigateTo(AppPaths.User(id));

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        if (roles is not null || !RendererInfo.IsInteractive || !Actor.May(UserPermissions.View))
            return;
        var begun = await Roles.Matrices.WatchAsync(Actor.TenantId, next => InvokeAsync(() => Suggest(next)), default);
        if (Closing.IsCancellationRequested || roles is not null)
        {
            begun.Dispose();
            return;
        }

        roles = begun;
        markets = await Known.LoadAsync(Actor.TenantId, default);
        Suggest(begun.Current);
    }

    protected override void Leave() => roles?.Dispose();

    private void Suggest(IReadOnlyList<RoleColumn> known) => suggestions = new Dictionary<string, IReadOnlyList<string>> { ["role"] = [.. known.Select(role => role.Name)], ["market"] = markets };
}
