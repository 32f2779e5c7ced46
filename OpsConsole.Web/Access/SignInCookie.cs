using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Endpoints;
using OpsConsole.Core;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Access;

/// <summary>The cookie that carries a sign-in, asked again with every request: in memory, so that it costs no query.</summary>
public static class SignInCookie
{
    public const string Name = "opsconsole";

    private static readonly PathString[] programPaths = ["/api", "/health", AppPaths.ImportUpload, "/hooks", "/_blazor", "/_framework"];

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = AskToSignInAsync;
        options.Events.OnRedirectToAccessDenied = RefuseAsync;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var actors = context.HttpContext.RequestServices.GetRequiredService<SignedInActors>();
        if (context.Principal is { } principal && await actors.OfAsync(principal, context.HttpContext.RequestAborted) != Actor.Nobody)
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(SignedIn.Scheme);
    }

    private static Task AskToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsForPrograms(context.HttpContext))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    /// <summary>The status alone; people get the page of that status at the same address (see Hosting/ErrorPages).</summary>
    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>Whether the caller wants a status and not a page: below a program's path, and wherever it neither asks for a page nor accepts one.</summary>
    public static bool IsForPrograms(HttpContext context) =>
        programPaths.Any(path => context.Request.Path.StartsWithSegments(path))
        || (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null
            && !context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));
}
