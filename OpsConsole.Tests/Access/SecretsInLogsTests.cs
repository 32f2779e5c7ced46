using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Access;

public sealed class SecretsInLogsTests
{
    private const string Password = "seven green bicycles";
    private const string Better = "nine purple lanterns";

    /// <summary>The framework's own line about each request, at Information, has the address with its token; so the token counts at the levels we ship.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task No_password_and_no_way_into_an_account_is_logged(bool everything)
    {
        string[] levels = everything ? ["Logging:LogLevel:Default=Trace", "Logging:LogLevel:Microsoft.AspNetCore=Trace", "Logging:LogLevel:Microsoft.EntityFrameworkCore=Trace"] : [];
        var log = new RememberedLog();
        await using var host = await TestHost.StartAsync("Production", settings: levels, configure: services =>
            services.AddLogging(logging => logging.ClearProviders().AddProvider(log)));
        var id = (await host.Get<CreateUser>().RunAsync(new NewUser("paula@keller.test", "Paula", [BuiltInRoles.Manager]), Password, Actor.System(host.TenantId, "Test"), CancellationToken.None)).Value;
        string hash, token;
        await using (var scope = host.Get<Accounts>().Open())
        {
            var paula = (await scope.Users.FindByEmailAsync("paula@keller.test"))!;
            (hash, token) = (paula.PasswordHash!, await scope.Users.GeneratePasswordResetTokenAsync(paula));
        }

        await host.Client().SubmitAsync("/sign-in", ("email", "paula@keller.test"), ("password", "wrong " + Password));
        await host.Client().SubmitAsync("/sign-in", ("email", "paula@keller.test"), ("password", Password));
        await host.Client().SubmitAsync($"/reset-password?user={id}&token={Uri.EscapeDataString(token)}", ("password", Better), ("repeat", Better));

        Assert.Equal(everything, log.Lines.Any(line => line.Contains("UPDATE", StringComparison.Ordinal)));
        foreach (var secret in everything ? [Password, Better, hash] : new[] { Password, Better, hash, token, Uri.EscapeDataString(token) })
            Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
    }
}
