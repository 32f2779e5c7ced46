using System.Net;
using OpsConsole.Core;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Access;

public sealed class SignedInRequestsTests
{
    [Theory, InlineData("Development"), InlineData("Production")]
    public async Task A_page_asks_a_stranger_to_sign_in_and_opens_for_somebody_signed_in(string environment)
    {
        await using var host = await TestHost.StartAsync(environment);

        var asked = await host.Client().GetAsync("/leads/board");
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Equal("/sign-in?returnUrl=%2Fleads%2Fboard", asked.Headers.Location?.PathAndQuery);

        var maria = await host.ClientAsync(await host.MariaAsync());
        Assert.Equal(HttpStatusCode.OK, (await maria.GetAsync("/leads/board")).StatusCode);

        await host.RestartAsync();
        Assert.Equal(HttpStatusCode.OK, (await maria.GetAsync("/leads/board")).StatusCode);
    }

    [Fact]
    public async Task Blazors_script_and_health_need_no_sign_in()
    {
        await using var host = await TestHost.StartAsync("Production");
        Assert.Equal(HttpStatusCode.OK, (await host.Client().GetAsync("/_framework/blazor.web.js")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Client().GetAsync("/health/ready")).StatusCode);
    }
}
