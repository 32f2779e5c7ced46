using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using OpsConsole.Core.Users;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Access.Entra;

/// <summary>Signing in through the directory, when it is configured: authorization code with PKCE, a nonce, and our own account behind it.</summary>
public static class EntraSetup
{
    public const string Scheme = "Entra";
    public const string Path = "/sign-in/entra";

    private const string NonceKey = "nonce";

    public static void AddEntra(this AuthenticationBuilder authentication, EntraSettings settings) => authentication.AddOAuth(Scheme, options =>
    {
        options.SignInScheme = SignedIn.Scheme;
        (options.ClientId, options.ClientSecret) = (settings.ClientId, settings.ClientSecret);
        (options.AuthorizationEndpoint, options.TokenEndpoint) = (settings.AuthorizationEndpoint, settings.TokenEndpoint);
        options.CallbackPath = Path + "/done";
        options.UsePkce = true;
        options.SaveTokens = false;
        options.BackchannelTimeout = TimeSpan.FromSeconds(15);
        foreach (var scope in new[] { "openid", "profile", "email" })
            options.Scope.Add(scope);
        // The answer is a plain redirect, so the cookie that ties it to this browser may be stricter than the framework's.
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events = new OAuthEvents
        {
            OnRedirectToAuthorizationEndpoint = RedirectAsync,
            OnCreatingTicket = context => OpenAsync(context, settings),
            OnRemoteFailure = ExplainAsync,
        };
    });

    public static void MapEntra(this WebApplication app) =>
        app.MapGet(Path, (string? returnUrl) => Results.Challenge(Begin(returnUrl), [Scheme])).AllowAnonymous();

    private static AuthenticationProperties Begin(string? returnUrl) => new(new Dictionary<string, string?>
    {
        [NonceKey] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
    })
    {
        RedirectUri = LocalUrl.Or(returnUrl, AppPaths.Home),
    };

    private static Task RedirectAsync(RedirectContext<OAuthOptions> context)
    {
        context.Response.Redirect($"{context.RedirectUri}&nonce={context.Properties.Items[NonceKey]}&response_mode=query");
        return Task.CompletedTask;
    }

    /// <exception cref="EntraRefused">The answer is not to be trusted, or the person has no account to open.</exception>
    private static async Task OpenAsync(OAuthCreatingTicketContext context, EntraSettings settings)
    {
        var services = context.HttpContext.RequestServices;
        context.Properties.Items.Remove(NonceKey, out var nonce);
        var token = IdToken.Read(context.TokenResponse.Response!.RootElement.TryGetProperty("id_token", out var text) ? text.GetString() : null)
            ?? throw new EntraRefused("the answer holds no id token");
        if (token.WhyNot(settings, nonce, services.GetRequiredService<Core.Clock.MachineClock>().Clock.GetUtcNow()) is { } problem)
            throw new EntraRefused($"the id token has {problem}");

        var person = await AboutAsync(context, settings, token);
        var roles = token.Roles.Select(claim => settings.Roles.GetValueOrDefault(claim)).OfType<string>().Distinct().ToList();
        var opened = await services.GetRequiredService<SignInFromEntra>().RunAsync(
            new EntraPerson(token.Subject!, person.Email, person.Name, roles), settings.Tenant, context.HttpContext.From(), context.HttpContext.RequestAborted);
        if (!opened.Succeeded)
            throw new EntraRefused(opened.Error!.Message) { HasNoRole = opened.Error is NoRoleFromEntra };
        context.Principal = await context.HttpContext.OpenPrincipalAsync(opened.Value, SignInFromEntra.Provider);
    }

    /// <summary>Name and address from the token, and what it lacks from the authority's user info, if that is about the same person.</summary>
    private static async Task<(string Email, string Name)> AboutAsync(OAuthCreatingTicketContext context, EntraSettings settings, IdToken token)
    {
        var (email, name) = (token.Email, token.Name);
        if (email is null || name is null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, settings.UserInfo);
            request.Headers.Authorization = new("Bearer", context.AccessToken);
            using var response = await context.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
            response.EnsureSuccessStatusCode();
            using var answer = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync(context.HttpContext.RequestAborted));
            var info = new IdToken(answer.RootElement.Clone());
            if (info.Subject != token.Subject)
                throw new EntraRefused("the user info is about somebody else");
            (email, name) = (email ?? info.Email, name ?? info.Name);
        }

        return (email ?? throw new EntraRefused("the authority gives no e-mail address"), name ?? email);
    }

    private static Task ExplainAsync(RemoteFailureContext context)
    {
        context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(EntraSetup))
            .LogWarning(context.Failure, "Signing in with Entra failed");
        context.Response.Redirect(AppPaths.SignIn(why: context.Failure is EntraRefused { HasNoRole: true } ? "no-role" : "entra"));
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
