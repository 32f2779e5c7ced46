using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OpsConsole.Core.Messages;

namespace OpsConsole.Web.Hosting;

/// <summary>
/// Where people reach this console, for links in letters: <c>Site:Address</c>, else the first address it listens on. Never a request's
/// Host header, which the sender of the request chooses.
/// </summary>
public sealed class SiteAddress(IConfiguration configuration, IServer server) : IConsoleAddress
{
    public Uri Uri => new(Given ?? Listening ?? throw new InvalidOperationException("Set Site:Address to the address where people reach the console."));

    /// <summary>Where this very process is reached from its own machine.</summary>
    public Uri Own => new(Listening ?? throw new InvalidOperationException("The console does not listen yet."));

    private string? Given => configuration["Site:Address"] is { Length: > 0 } given ? given.TrimEnd('/') + "/" : null;

    private string? Listening => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        is { } address ? address.Replace("[::]", "localhost").Replace("0.0.0.0", "localhost").Replace("//+", "//localhost").Replace("//*", "//localhost").TrimEnd('/') + "/" : null;
}
