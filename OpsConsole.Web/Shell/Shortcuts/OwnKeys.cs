using System.Text.Json;
using OpsConsole.Core;
using OpsConsole.Core.Users;

namespace OpsConsole.Web.Shell.Shortcuts;

public sealed record KeysAreTaken(string Keys, string By) : Error($"{ShortcutWords.Shown(Keys)} is taken by “{By}”. Change that one first, or choose another key.");

public sealed record KeysCannotBeUsed(string Keys) : Error($"“{Keys}” cannot be a shortcut. Press one letter, digit or sign, or two after each other.");

/// <summary>One person's keys: the catalogue's, but for those that they changed.</summary>
public static class OwnKeys
{
    private const string Signs = "/?.,;'[]-=\\`<>+*";

    public static string KeysOf(this Preferences preferences, Shortcut shortcut) => preferences.Keys.GetValueOrDefault(shortcut.Id, shortcut.Keys);

    /// <summary>Null when the shortcut may have these keys beside all others, else why not.</summary>
    public static Error? WhyNot(this Preferences preferences, Shortcut shortcut, string keys)
    {
        var parts = keys.Split(' ');
        if (parts.Length is < 1 or > 2 || !parts.All(part => part.Length == 1 && (char.IsAsciiLetterLower(part[0]) || char.IsAsciiDigit(part[0]) || Signs.Contains(part[0], StringComparison.Ordinal))))
            return new KeysCannotBeUsed(keys);
        var taken = ShortcutCatalog.All.FirstOrDefault(other => other != shortcut && Meet(preferences.KeysOf(other), keys));
        return taken is null ? null : new KeysAreTaken(keys, taken.Label);
    }

    /// <summary>With these keys, or back to the catalogue's for null.</summary>
    public static Preferences With(this Preferences preferences, Shortcut shortcut, string? keys)
    {
        var own = preferences.Keys.Where(pair => ShortcutCatalog.Named(pair.Key) is not null).ToDictionary();
        if (keys is null || keys == shortcut.Keys)
            own.Remove(shortcut.Id);
        else
            own[shortcut.Id] = keys;
        return preferences with { Keys = own };
    }

    /// <summary>What the browser's keyboard needs: <c>[{ id, keys, path }]</c>, or an empty list when they are switched off.</summary>
    public static string ForBrowser(this Preferences preferences, Actor actor) => JsonSerializer.Serialize(
        preferences.HasShortcuts ? ShortcutCatalog.For(actor).Select(shortcut => new { id = shortcut.Id, keys = preferences.KeysOf(shortcut), path = shortcut.Path }) : []);

    // The same keys, or one the beginning of the other: the second would never be reached.
    private static bool Meet(string one, string other) =>
        one == other || one.StartsWith(other + " ", StringComparison.Ordinal) || other.StartsWith(one + " ", StringComparison.Ordinal);
}
