using Microsoft.Playwright;
using OpsConsole.Core;

namespace OpsConsole.Tests.Ground;

/// <summary>
/// Debian's Chromium, started once a run. Each person gets a context of their own (cookies, storage), as if on a machine of their own.
/// Tests that need it skip by name where it is missing.
/// </summary>
public sealed class Browsers : IAsyncLifetime
{
    private static readonly string[] places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // Far more than any test needs; what Playwright waits for without a limit of its own ends then, and the test says where it stood.
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(8);

    // OPSCONSOLE_TEST_LINE_DELAY: milliseconds that everything between page and server takes, one way. What a test, or the product, expects of a near server shows.
    private static readonly TimeSpan? LineDelay = int.TryParse(Environment.GetEnvironmentVariable("OPSCONSOLE_TEST_LINE_DELAY"), out var delay) ? TimeSpan.FromMilliseconds(delay) : null;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public static string? Path => (Environment.GetEnvironmentVariable("OPSCONSOLE_CHROMIUM") is { Length: > 0 } given ? [given] : places).FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Path is null)
            return;
        // Patience, not a measure: two cores may be shared by the whole run.
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page of somebody signed in (or of a stranger, for null) with a place to start.</summary>
    public async Task<IPage> PageAsync(TestHost host, Actor? who, string path, int width = 1440, int height = 900)
    {
        Assert.SkipWhen(browser is null, "no Chromium on this machine");
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = host.Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
        });
        context.SetDefaultTimeout(30_000);
        var left = new CancellationTokenSource();
        host.SeeOut(() => LeaveAsync(context, left));
        _ = CloseWhenStuckAsync(context, left.Token);
        if (who is not null)
        {
            var cookie = await host.CookieAsync(who);
            await context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = host.Address.ToString() }]);
        }

        var page = await context.NewPageAsync();
        if (LineDelay is { } delay)
            await page.DelaySocketAsync(delay);
        await page.GotoAsync(path);
        return page;
    }

    private static async Task LeaveAsync(IBrowserContext context, CancellationTokenSource left)
    {
        await left.CancelAsync();
        left.Dispose();
        await context.LeaveAsync();
    }

    private static async Task CloseWhenStuckAsync(IBrowserContext context, CancellationToken left)
    {
        try
        {
            await Task.Delay(longest, left);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await context.CloseAsync(new() { Reason = $"A page of a test was open for more than {longest.TotalMinutes} minutes." });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

internal static class Leaving
{
    /// <summary>Closes all pages of a person. Playwright waits for the browser without a limit; this does not.</summary>
    public static Task LeaveAsync(this IBrowserContext context) => context.CloseAsync().WaitAsync(TimeSpan.FromSeconds(30));
}

internal static class SlowLines
{
    /// <summary>From here on every message of the page's circuits takes longer, there and back, and stays in its order.</summary>
    public static Task DelaySocketAsync(this IPage page, TimeSpan oneWay) => page.RouteWebSocketAsync("**/_blazor**", socket =>
    {
        var server = socket.ConnectToServer();
        socket.OnMessage(Later(frame => server.Send(frame.Binary!)));
        server.OnMessage(Later(frame => socket.Send(frame.Binary!)));

        Action<IWebSocketFrame> Later(Action<IWebSocketFrame> pass)
        {
            var last = Task.CompletedTask;
            return frame =>
            {
                var (before, arrives) = (last, Task.Delay(oneWay));
                last = PassAsync();

                async Task PassAsync()
                {
                    await arrives;
                    await before;
                    pass(frame);
                }
            };
        }
    });
}

/// <summary>One after the other, in one browser.</summary>
[CollectionDefinition(nameof(InBrowsers))]
public sealed class InBrowsers : ICollectionFixture<Browsers>;

/// <summary>Walks over pages that only look, which takes long: beside those that act, in a browser of their own.</summary>
[CollectionDefinition(nameof(Looking))]
public sealed class Looking : ICollectionFixture<Browsers>;
