using Microsoft.JSInterop;

namespace OpsConsole.Web.Access;

/// <summary>
/// Lets the browser leave a live page for another, or load it anew, by itself. NavigationManager would wait for an answer that a page
/// which is gone cannot give, and a circuit that has ended takes none: it then reports the navigation as failed.
/// </summary>
public sealed class LeavingPage(IJSRuntime js)
{
    public void GoTo(string path) => _ = TellAsync("location.assign", path);

    public void Reload() => _ = TellAsync("location.reload");

    private async Task TellAsync(string what, params object?[] arguments)
    {
        try
        {
            await js.InvokeVoidAsync(what, arguments);
        }
        catch (Exception failure) when (failure is OperationCanceledException or JSDisconnectedException)
        {
            // The page is gone already, which is what was wanted.
        }
    }
}
