using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Access;

public sealed class StrangerRatesTests
{
    [Fact]
    public async Task Who_asks_too_often_is_told_to_wait_and_the_page_itself_still_opens()
    {
        await using var host = await TestHost.StartAsync("Production", configure: services => services.AddSingleton<IStartupFilter>(new From("203.0.113.7")));
        var ada = await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        await DecideAsync(host, "2", 0, ada);
        var client = host.Client();
        for (var n = 0; n < 2; n++)
            Assert.Equal(HttpStatusCode.OK, (await client.SubmitAsync("/forgot-password", ("email", "nobody@keller.test"))).StatusCode);

        var refused = await client.SubmitAsync("/forgot-password", ("email", "nobody@keller.test"));

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromHours(1)), (refused.StatusCode, refused.Headers.RetryAfter?.Delta));
        Assert.Contains("too often", await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.SubmitAsync("/register/buyer", ("email", "bo@keller.test"), ("name", "Bo"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/forgot-password")).StatusCode);
        await DecideAsync(host, "0", 1, ada);
        Assert.Equal(HttpStatusCode.OK, (await client.SubmitAsync("/forgot-password", ("email", "nobody@keller.test"))).StatusCode);
    }

    private static async Task DecideAsync(TestHost host, string text, long version, Actor who) =>
        Assert.True((await host.Get<ChangeSettings>().RunAsync(SettingScope.Tenant, [new(SecuritySettings.StrangersPerHour.Key, text, version)], who, CancellationToken.None)).Succeeded);

    private sealed class From(string address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(address);
                return go(context);
            });
            next(app);
        };
    }
}
