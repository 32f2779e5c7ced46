using Microsoft.AspNetCore.Components;

namespace OpsConsole.Web.Parts;

/// <summary>
/// Where a page that shows what its address says is on its way to. An address reaches the page only after a journey to the browser and back;
/// what somebody chooses meanwhile goes on from the last one asked for, so that of two quick choices the first is not lost. Of one component,
/// on its dispatcher.
/// </summary>
internal sealed class Journey<T>
{
    private readonly List<(T Place, string Uri)> ahead = [];
    private string at = "";

    /// <summary>What the next choice goes on from: the last place asked for, or the one shown when none is under way.</summary>
    public T From(T shown) => ahead.Count > 0 ? ahead[^1].Place : shown;

    /// <param name="shown">What the page shows now.</param>
    /// <param name="pathOf">The address of a place.</param>
    /// <param name="replaces">Whether going back leaves out where it was before.</param>
    public void Go(NavigationManager navigator, T shown, Func<T, T> change, Func<T, string> pathOf, bool replaces = false)
    {
        var next = change(From(shown));
        var path = pathOf(next);
        var uri = navigator.ToAbsoluteUri(path).AbsoluteUri;
        if (uri == (ahead.Count > 0 ? ahead[^1].Uri : navigator.Uri))
            return;
        ahead.Add((next, uri));
        navigator.NavigateTo(path, replace: replaces);
    }

    /// <summary>
    /// Called by the page as it takes what it shows from its address, which need not be a new one; before it waits for anything. An address
    /// that nobody here asked for (a link, going back) ends the journey.
    /// </summary>
    public void Arrive(NavigationManager navigator)
    {
        // Not under way yet; a journey there and back ends at the same address.
        if (navigator.Uri == at)
            return;
        var reached = ahead.FindIndex(step => step.Uri == navigator.Uri);
        if (reached >= 0)
            ahead.RemoveRange(0, reached + 1);
        else
            ahead.Clear();
        at = navigator.Uri;
    }
}
