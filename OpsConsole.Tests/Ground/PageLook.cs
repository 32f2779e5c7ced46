using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OpsConsole.Tests.Ground;

/// <summary>
/// What is wrong with a page as it stands there: serious or critical findings of axe, and anything wider than the screen. With
/// OPSCONSOLE_PICTURES set to a folder it also takes a picture.
/// </summary>
internal static class PageLook
{
    public static readonly IReadOnlyList<(string Size, int Width, int Height)> Screens = [("desk", 1440, 900), ("phone", 390, 844)];

    /// <summary>What may differ from theme to theme: all else was said of the page already.</summary>
    private static readonly List<string> ofColour = ["color-contrast", "link-in-text-block"];

    /// <summary>One page in both themes; they follow the system, so the page need not load again. Motion is reduced: a colour on its way is none to judge.</summary>
    /// <param name="name">The page and its size; the theme is added.</param>
    public static async Task<IReadOnlyList<string>> FindingsInBothThemesAsync(this IPage page, string name)
    {
        var findings = new List<string>();
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            // Even the shortest transition takes a frame to begin and one to end. A page that nobody draws has neither.
            await page.EvaluateAsync("() => Promise.race([new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 50)))), new Promise(late => setTimeout(late, 2000))])");
            await page.WaitForFunctionAsync("() => !document.getAnimations().some(animation => animation instanceof CSSTransition && animation.playState === 'running')", null, new() { PollingInterval = 100 });
            findings.AddRange(await page.FindingsAsync($"{name}-{scheme.ToString().ToLowerInvariant()}", scheme == ColorScheme.Light ? null : new() { Type = "rule", Values = ofColour }));
        }

        return findings;
    }

    /// <summary>
    /// Waits until a page is as it stays while nobody does anything: its circuit draws it, nothing is a grey bar any more, its scripts are
    /// attached and its pictures there.
    /// </summary>
    public static Task SettledAsync(this IPage page) => page.WaitForFunctionAsync("""
        () => document.readyState === 'complete' && !document.querySelector('.app:not([data-interactive]), .skeleton, [data-attaches]:not([data-attached])')
          && [...document.images].every(image => image.complete || image.loading === 'lazy')
        """);

    private static async Task<IReadOnlyList<string>> FindingsAsync(this IPage page, string name, RunOnlyOptions? rules)
    {
        if (Environment.GetEnvironmentVariable("OPSCONSOLE_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
        // The newer way looks into frames, of which there are none here, and opens a tab for every look: half as much again.
#pragma warning disable CS0618
        var result = await page.Locator("html").RunAxeLegacy(new AxeRunOptions { ResultTypes = [ResultType.Violations], RunOnly = rules });
#pragma warning restore CS0618
        List<string> findings =
        [
            .. result.Violations.Where(finding => finding.Impact is "serious" or "critical")
                .Select(finding => $"{name}: {finding.Id}: {finding.Help}: {string.Join(" | ", finding.Nodes.Take(3).Select(node => node.Html))}"),
        ];
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 0)
            findings.Add($"{name}: {overflow} px wider than the screen");
        return findings;
    }
}
