using Microsoft.JSInterop;
using OpsConsole.Core;
using OpsConsole.Core.Users;
using OpsConsole.Web.Shell.Shortcuts;

namespace OpsConsole.Web.Shell;

/// <summary>
/// How preferences reach the browser: as attributes of <c>&lt;html&gt;</c>, written by the server with every page and here after a change.
/// Styles and scripts read nothing else, so nothing flashes and nothing is asked for.
/// </summary>
public sealed class BrowserPreferences(IJSRuntime js)
{
    public static string? ThemeOf(Preferences preferences) => preferences.Theme switch { Theme.Light => "light", Theme.Dark => "dark", _ => null };

    public static string? DensityOf(Preferences preferences) => preferences.Density == Density.Compact ? "compact" : null;

    public ValueTask ApplyAsync(Preferences preferences, Actor actor) => js.InvokeVoidAsync(
        "opsconsole.prefer", ThemeOf(preferences), DensityOf(preferences), preferences.TimeZone, preferences.ForBrowser(actor));
}
