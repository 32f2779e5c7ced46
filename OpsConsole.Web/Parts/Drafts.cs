using Microsoft.JSInterop;

namespace OpsConsole.Web.Parts;

/// <summary>The drafts that the browser keeps of forms (see wwwroot/js/drafts.js).</summary>
public sealed class Drafts(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? script;

    /// <summary>Forgets the draft of a form whose content is saved.</summary>
    public async ValueTask ClearAsync(string key)
    {
        script ??= await js.InvokeAsync<IJSObjectReference>("import", "./js/drafts.js");
        await script.InvokeVoidAsync("clear", key);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (script is not null)
                await script.DisposeAsync();
        }
        catch (Exception failure) when (failure is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone; the draft stays there for the next visit.
        }
    }
}
