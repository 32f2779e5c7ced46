using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpsConsole.Core.Integrations;
using OpsConsole.Web.Hosting;
using OpsConsole.Web.Integrations.Simulators;

namespace OpsConsole.Web.Integrations;

public static class IntegrationsSetup
{
    /// <summary>
    /// Reads <c>Integrations:NAME:Address</c>, where a system is not at the vendor's own address, and <c>Integrations:Simulators</c>: the
    /// address at which this node reaches itself, where that is not the one it listens on, or "off".
    /// </summary>
    public static void AddIntegrations(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        services.AddSingleton<ISecretSeal, SealedSecrets>();
        services.AddSingleton<IntegrationViews>();
        services.AddSingleton<SimulatedPhones>();
        services.AddSingleton<TwilioMessagesSimulator>();
        // Made anew with each start and known to nobody but this process.
        var keys = new Credentials("SIM" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
        services.Replace(ServiceDescriptor.Singleton(root => new OutsidePlaces(
            system => Uri.TryCreate(configuration[$"Integrations:{system.Name}:Address"], UriKind.Absolute, out var given) ? given : system.Home,
            system => SimulatorOf(system, configuration["Integrations:Simulators"], root), keys)));
    }

    public static void MapSimulators(this WebApplication app)
    {
        app.MapTwilioLookupSimulator();
        app.MapUspsAddressesSimulator();
        app.MapPost("/simulators/twilio-messages/2010-04-01/Accounts/{account}/Messages.json", (string account, HttpContext context, TwilioMessagesSimulator simulator, CancellationToken ct) => simulator.TakeAsync(account, context, ct)).AllowAnonymous().DisableAntiforgery();
    }

    private static Uri? SimulatorOf(OutsideSystem system, string? given, IServiceProvider root) =>
        given == "off" ? null : new Uri(given is { Length: > 0 } ? new Uri(given) : root.GetRequiredService<SiteAddress>().Own, $"simulators/{system.Name}/");
}
