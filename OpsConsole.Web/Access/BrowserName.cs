namespace OpsConsole.Web.Access;

/// <summary>What a browser says of itself, in the words a person would use: "Firefox on Windows".</summary>
public static class BrowserName
{
    // The order matters: most browsers also claim to be those below them.
    private static readonly (string Mark, string Name)[] browsers =
        [("Edg/", "Edge"), ("EdgA/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] systems =
        [("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    public static string? Of(string userAgent)
    {
        var (browser, system) = (In(userAgent, browsers), In(userAgent, systems));
        return (browser, system) switch
        {
            (null, null) => userAgent.Length == 0 ? null : "another program",
            (null, _) => $"a program on {system}",
            (_, null) => browser,
            _ => $"{browser} on {system}",
        };
    }

    private static string? In(string text, (string Mark, string Name)[] known) => Array.Find(known, one => text.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
