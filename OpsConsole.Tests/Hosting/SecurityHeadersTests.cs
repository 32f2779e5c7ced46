using OpsConsole.Tests.Ground;
using OpsConsole.Web.Hosting;

namespace OpsConsole.Tests.Hosting;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/leads/board")]
    [InlineData("/no/such/page")]
    [InlineData("/health/ready")]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/api/none")]
    public async Task Every_answer_carries_them(string path)
    {
        await using var host = await TestHost.StartAsync("Production");
        var maria = await host.ClientAsync(await host.MariaAsync());
        foreach (var client in new[] { host.Client(), maria })
        {
            var answer = await client.GetAsync(path);
            Assert.Equal(SecurityHeaders.ContentSecurityPolicy, answer.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Contains("camera=()", answer.Headers.GetValues("Permissions-Policy").Single());
            Assert.Contains("max-age=", answer.Headers.GetValues("Strict-Transport-Security").Single());
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task A_page_is_never_kept_and_Development_asks_for_no_https()
    {
        await using var host = await TestHost.StartAsync();
        var page = await (await host.ClientAsync(await host.MariaAsync())).GetAsync("/leads/board");
        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.False(page.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public void Scripts_come_from_this_console_only()
    {
        var policy = SecurityHeaders.ContentSecurityPolicy.Split(';', StringSplitOptions.TrimEntries).Select(rule => rule.Split(' ', 2)).ToDictionary(rule => rule[0], rule => rule[1]);
        Assert.Matches("^'self' 'sha256-[A-Za-z0-9+/]{43}='$", policy["script-src"]);
        Assert.Equal("'self'", policy["default-src"]);
        Assert.Equal("'none'", policy["frame-ancestors"]);
        Assert.Equal("'none'", policy["object-src"]);
    }
}
