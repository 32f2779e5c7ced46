namespace OpsConsole.Web.Shell.Shortcuts;

public static class ShortcutWords
{
    /// <summary>"g b" → "G B".</summary>
    public static string Shown(string keys) => keys.ToUpperInvariant();
}
