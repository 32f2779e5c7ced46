using Microsoft.AspNetCore.Routing;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Access;

/// <summary>One way into the host, such as <c>GET /leads/board</c>.</summary>
internal sealed record Route(string Method, string Pattern)
{
    /// <summary>Every endpoint the host has but its static files: pages (with the POST of their forms), endpoints, hubs, health.</summary>
    public static IReadOnlyList<Route> Of(TestHost host) =>
    [
        .. from endpoint in host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.All(item => item.GetType().Name != "StaticAssetDescriptor")
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
           select new Route(method, "/" + endpoint.RoutePattern.RawText!.Trim('/')),
    ];

    /// <summary>An address that leads there: <c>/leads/import/1</c> for <c>/leads/import/{Id:long}</c>.</summary>
    public string Path => Pattern == "/{**path:file}" ? "/none.css" : System.Text.RegularExpressions.Regex.Replace(Pattern, @"\{[^}]*\}", "1");

    public override string ToString() => $"{Method} {Pattern}";
}
