using Microsoft.JSInterop;
using OpsConsole.Core.Leads.Bulk;

namespace OpsConsole.Web.Leads.List;

public sealed partial class LeadListPage
{
    private readonly HashSet<long> selected = [];

    /// <summary>Every lead that passes the filter, on other pages as well, and whatever comes to pass it before somebody acts.</summary>
    private bool isAllSelected;

    /// <summary>Whether the dialog that changes the chosen leads is open.</summary>
    private bool isChanging;

    private LeadBulkSelection ChosenLeads => isAllSelected ? new MatchingLeads(filter.ToString()) : new PickedLeads([.. selected]);

    private int Chosen => isAllSelected ? shown?.Total ?? 0 : selected.Count;

    /// <summary>Called by the browser for one row, or for a stretch of rows of this page.</summary>
    [JSInvokable]
    public void HandleSelectAsync(long[] ids, bool isOn)
    {
        if (isAllSelected)
        {
            // Taking one away from all leaves what is seen.
            isAllSelected = false;
            selected.UnionWith(shown?.Rows.Select(face => face.Row.Id) ?? []);
        }

        if (isOn)
            selected.UnionWith(ids);
        else
            selected.ExceptWith(ids);
        StateHasChanged();
    }

    private void HandlePickPage(bool isOn)
    {
        isAllSelected = false;
        var ids = shown?.Rows.Select(face => face.Row.Id) ?? [];
        if (isOn)
            selected.UnionWith(ids);
        else
            selected.ExceptWith(ids);
    }

    private void HandleSelectAll() => isAllSelected = true;

    private void HandleClear()
    {
        isAllSelected = false;
        selected.Clear();
    }
}
