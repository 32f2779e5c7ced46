namespace OpsConsole.Web.Access;

/// <summary>Where a sign-in may send people back to: an address of this console and nothing that a browser could read as another site's.</summary>
public static class LocalUrl
{
    public static string Or(string? url, string otherwise) => Is(url) ? url! : otherwise;

    /// <summary>True for <c>/leads/board?lead=4</c>; false for <c>//evil.example</c>, <c>/\evil.example</c>, <c>https:…</c> and control characters.</summary>
    public static bool Is(string? url) =>
        url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl);
}
