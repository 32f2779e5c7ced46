using Microsoft.JSInterop;

namespace OpsConsole.Web.Parts.Lists;

public abstract partial class ListPage<TRow>
{
    private readonly HashSet<long> selected = [];

    internal IReadOnlySet<long> Selected => selected;

    /// <summary>Every row that passes the filter, on other pages as well, and whatever comes to pass it before somebody acts.</summary>
    internal bool IsAllSelected { get; private set; }

    /// <summary>How many rows are chosen.</summary>
    internal int Chosen => IsAllSelected ? List?.Total ?? 0 : selected.Count;

    /// <summary>Called by the browser for one row, or for a stretch of rows of this page.</summary>
    [JSInvokable]
    public void HandleSelectAsync(long[] ids, bool isOn)
    {
        if (IsAllSelected)
        {
            // Taking one away from all leaves what is seen.
            IsAllSelected = false;
            selected.UnionWith(List?.Rows.Select(face => face.Id) ?? []);
        }

        if (isOn)
            selected.UnionWith(ids);
        else
            selected.ExceptWith(ids);
        StateHasChanged();
    }

    internal void HandlePickPage(bool isOn)
    {
        IsAllSelected = false;
        var ids = List?.Rows.Select(face => face.Id) ?? [];
        if (isOn)
            selected.UnionWith(ids);
        else
            selected.ExceptWith(ids);
        StateHasChanged();
    }

    internal void HandleSelectAll()
    {
        IsAllSelected = true;
        StateHasChanged();
    }

    internal void HandleClear()
    {
        IsAllSelected = false;
        selected.Clear();
        StateHasChanged();
    }
}
