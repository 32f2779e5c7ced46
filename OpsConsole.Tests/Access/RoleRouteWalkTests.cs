using System.Net;
using OpsConsole.Core.Permissions;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Access;

/// <summary>Walks every way into the host as every role and as a stranger, and compares with the one table of who may.</summary>
public sealed class RoleRouteWalkTests
{
    private const string Anybody = "Anybody";
    private const string SignedIn = "SignedIn";

    /// <summary>Programs that bring a key of their own; nobody's sign-in opens it.</summary>
    private const string WithAKey = "WithAKey";

    /// <summary>What a vendor calls: without its signature it is refused, whoever brings it.</summary>
    private const string WithASignature = "WithASignature";
    private const string Console = "Admin Manager Staff Finance";
    private const string Intake = "Admin Manager Staff";

    private static readonly string[] roles =
        [BuiltInRoles.Admin, BuiltInRoles.Manager, BuiltInRoles.Staff, BuiltInRoles.Finance, BuiltInRoles.Agent, BuiltInRoles.Buyer, BuiltInRoles.Partner];

    /// <summary>Who may enter. A new page or endpoint needs a line here; a line without a route is wrong too.</summary>
    private static readonly Dictionary<string, string> whoMay = new()
    {
        ["/"] = SignedIn,
        ["/leads"] = Console,
        ["/leads/board"] = Console,
        ["/leads/export.csv"] = Console,
        ["/leads/export.xlsx"] = Console,
        ["/leads/new"] = Intake,
        ["/leads/{Id:long}"] = Console,
        ["/leads/trash"] = "Admin Manager",
        ["/users"] = "Admin Staff",
        ["/users/{Id:long}"] = "Admin Staff",
        ["/users/export.csv"] = "Admin Staff",
        ["/users/export.xlsx"] = "Admin Staff",
        ["/users/roles"] = "Admin Staff",
        ["/opportunities"] = Intake,
        ["/opportunities/{Id:long}"] = Intake,
        ["/opportunities/trash"] = "Admin Manager",
        ["/tasks"] = Console,
        ["/leads/import"] = Intake,
        ["/leads/import/{Id:long}"] = Intake,
        ["/leads/import/{id:long}/problems.csv"] = Intake,
        ["/leads/import/template.csv"] = Intake,
        ["/leads/import/upload"] = Intake,
        ["/leads/{id:long}/photos"] = Intake,
        ["/leads/drafts/{key}/photos"] = Intake,
        ["/leads/photos/{id:long}"] = Console,
        ["/leads/photos/{id:long}/small"] = Console,
        ["/portal/leads/{id:long}/photos"] = "Agent",
        ["/portal/drafts/{key}/photos"] = "Agent",
        ["/portal/photos/{id:long}"] = "Agent",
        ["/portal/photos/{id:long}/small"] = "Agent",
        ["/portal/offers/photos/{id:long}"] = "Partner",
        ["/portal/offers/photos/{id:long}/small"] = "Partner",
        ["/search/leads"] = Console,
        ["/notifications"] = SignedIn,
        ["/profile"] = SignedIn,
        ["/profile/data/{id:long}"] = SignedIn,
        ["/profile/password"] = SignedIn,
        ["/profile/two-factor"] = SignedIn,
        ["/users/bulk"] = "Admin Staff",
        ["/users/bulk/{Id:long}"] = "Admin Staff",
        ["/users/registrations"] = "Admin",
        ["/welcome"] = SignedIn,
        ["/users/{Id:long}/two-factor"] = "Admin",
        ["/leads/bulk"] = Console,
        ["/leads/bulk/{Id:long}"] = Console,
        ["/jobs"] = "Admin",
        ["/jobs/runs"] = "Admin",
        ["/jobs/{Name}"] = "Admin",
        ["/work"] = "Admin Manager Staff",
        ["/work/{Id:long}"] = "Admin Manager Staff",
        ["/portal/leads"] = "Agent",
        ["/portal/leads/new"] = "Agent",
        ["/portal/offers"] = "Partner",
        ["/partners"] = "Admin Manager",
        ["/integrations"] = "Admin",
        ["/settings"] = "Admin",
        ["/security"] = "Admin",
        ["/activity"] = "Admin Finance Manager",
        ["/messages"] = "Admin Manager Staff",
        ["/messages/{Id:long}"] = "Admin Manager Staff",
        ["/messages/addresses"] = "Admin Manager Staff",
        ["/messages/outbox"] = "Admin Manager Staff",
        ["/templates"] = "Admin Manager",
        ["/templates/{Key}"] = "Admin Manager",
        ["/activity/export.csv"] = "Admin",
        ["/activity/export.xlsx"] = "Admin",
        ["/users/{Id:long}/erase"] = "Admin",
        ["/flags"] = "Admin",
        ["/flags/{Name}"] = "Admin",
        ["/simulators/twilio-lookup/v2/PhoneNumbers/{number}"] = WithAKey,
        ["/simulators/twilio-messages/2010-04-01/Accounts/{account}/Messages.json"] = WithAKey,
        ["/hooks/twilio/status"] = WithASignature,
        ["/hooks/twilio/incoming"] = WithASignature,
        ["/messages/texts"] = "Admin Manager Staff",
        ["/messages/deliverability"] = "Admin Manager Staff",
        ["/mail/seen/{token}"] = Anybody,
        ["/mail/to/{token}"] = Anybody,
        ["/integrations/simulators/phone"] = "Admin",
        ["/simulators/usps-addresses/oauth2/v3/token"] = WithAKey,
        ["/simulators/usps-addresses/addresses/v3/address"] = WithAKey,

        ["/sign-in"] = Anybody,
        ["/sign-in/entra"] = Anybody,
        ["/sign-in/code"] = Anybody,
        ["/sign-in/set-up"] = Anybody,
        ["/sign-out"] = Anybody,
        ["/signed-out"] = Anybody,
        ["/sign-in/terms"] = Anybody,
        ["/register"] = Anybody,
        ["/register/{Who}"] = Anybody,
        ["/register/confirm"] = Anybody,
        ["/terms"] = Anybody,
        ["/privacy"] = Anybody,
        ["/forgot-password"] = Anybody,
        ["/profile/digest"] = SignedIn,
        // The link is the right to them.
        ["/unsubscribe/{Token}"] = Anybody,
        ["/unsubscribe/{token}"] = Anybody,
        ["/preferences/{Token}"] = Anybody,
        ["/preferences/{token}"] = Anybody,
        ["/reset-password"] = Anybody,
        ["/password-check"] = Anybody,
        ["/forbidden"] = SignedIn,
        ["/not-found"] = Anybody,
        ["/error"] = Anybody,
        ["/health/live"] = Anybody,
        ["/health/ready"] = Anybody,
        ["/dev/sign-in"] = Anybody,
        ["/dev/time"] = "Admin",
        ["/dev/metrics"] = Anybody,

        ["/_blazor"] = SignedIn,
        ["/_blazor/negotiate"] = SignedIn,
        ["/_blazor/disconnect"] = SignedIn,
        ["/_blazor/initializers"] = SignedIn,
        ["/_framework/opaque-redirect"] = SignedIn,
        // A file that the build does not know, when run from source; the known ones are public and not walked.
        ["/{**path:file}"] = SignedIn,
    };

    private static readonly string[] entra = ["Entra:Authority=https://login.example/t", "Entra:ClientId=c", "Entra:ClientSecret=s", "Entra:Tenant=Keller Homes"];

    [Theory, InlineData("Development"), InlineData("Production")]
    public async Task Every_route_opens_to_those_who_may_and_to_nobody_else(string environment)
    {
        await using var host = await TestHost.StartAsync(environment, settings: entra);
        var routes = Route.Of(host);
        var wrong = routes.Where(route => !whoMay.ContainsKey(route.Pattern)).Select(route => $"{route} is not in the table").ToList();
        foreach (var (name, client) in await EverybodyAsync(host))
            foreach (var route in routes.Where(route => whoMay.ContainsKey(route.Pattern)))
            {
                var (met, expected) = (await MeetAsync(client, route), Expected(whoMay[route.Pattern], name));
                if (met != expected)
                    wrong.Add($"{route} as {name}: {met}, expected {expected}");
            }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task Every_line_of_the_table_has_a_route()
    {
        await using var host = await TestHost.StartAsync("Development", settings: entra);
        Assert.Empty(whoMay.Keys.Except(Route.Of(host).Select(route => route.Pattern)));
    }

    private static string Expected(string allowed, string name) => allowed switch
    {
        Anybody => "in",
        WithAKey => "asked to sign in",
        WithASignature => "refused",
        _ when name == "a stranger" => "asked to sign in",
        SignedIn => "in",
        _ => allowed.Split(' ').Contains(name) ? "in" : "refused",
    };

    private static async Task<string> MeetAsync(HttpClient client, Route route)
    {
        using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(route.Method), route.Path), HttpCompletionOption.ResponseHeadersRead);
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => "asked to sign in",
            HttpStatusCode.Redirect when response.Headers.Location!.OriginalString.Contains("/sign-in?returnUrl=") => "asked to sign in",
            HttpStatusCode.Forbidden => "refused",
            >= HttpStatusCode.InternalServerError => $"failed with {(int)response.StatusCode}",
            _ => "in",
        };
    }

    private static async Task<List<(string Name, HttpClient Client)>> EverybodyAsync(TestHost host)
    {
        List<(string, HttpClient)> everybody = [("a stranger", host.Client())];
        foreach (var role in roles)
            everybody.Add((role, await host.ClientAsync(await host.SomebodyAsync($"Walker{role} Test", role))));
        return everybody;
    }
}
