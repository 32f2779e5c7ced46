using Microsoft.AspNetCore.Components;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Board;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Live;
using OpsConsole.Web.Leads.Board;
using OpsConsole.Web.Parts.Lists;

namespace OpsConsole.Web.Leads.List;

/// <summary>All leads as a table.</summary>
public sealed partial class LeadListPage
{
    private ListFrame<LeadListRow>? frame;
    private SharedWatch<LeadFacets>? facets;
    private IReadOnlyDictionary<string, IReadOnlyList<string>> suggestions = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Whether the dialog that changes the chosen leads is open.</summary>
    private bool isChanging;

    internal override ListPlace Place => LeadListPlace.Is;

    protected override string ViewPermission => LeadPermissions.View;

    protected override string ExportPermission => LeadPermissions.Export;

    protected override SharedViews<ListKey, ListShown<LeadListRow>> Lists => Views.Lists;

    protected override ListFrame<LeadListRow>? Frame => frame;

    protected override object CellFields => LeadCellField.ByColumn;

    protected override string? WhyNoCells => Actor.Lacks(LeadPermissions.Edit)?.Message;

    private BulkSelection ChosenLeads => IsAllSelected ? new MatchingRows(Filter.ToString()) : new PickedRows([.. Selected]);

    [Inject] private LeadListViews Views { get; set; } = null!;
    [Inject] private LeadFacetViews Facets { get; set; } = null!;
    [Inject] private LeadDecisions Decisions { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "lead")] private string? OpenLead { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        // Only for a circuit: the page that comes first shows no choices.
        if (facets is null && RendererInfo.IsInteractive && Actor.May(LeadPermissions.View))
            await WatchFacetsAsync();
    }

    private async Task WatchFacetsAsync()
    {
        var begun = await Facets.Views.WatchAsync(Actor.TenantId, next => InvokeAsync(() => { Suggest(next); StateHasChanged(); }), default);
        if (Closing.IsCancellationRequested || facets is not null)
        {
            begun.Dispose();
            return;
        }

        facets = begun;
        Suggest(begun.Current);
    }

    private void Suggest(LeadFacets found) => suggestions = new Dictionary<string, IReadOnlyList<string>> { ["city"] = found.Cities, ["source"] = found.Sources };

    protected override void Leave() => facets?.Dispose();
}
