using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.DataProtection;

namespace OpsConsole.Web.Access;

public static class AccessSetup
{
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var keys = builder.Configuration["Keys:Folder"] ?? Path.Combine(builder.Environment.ContentRootPath, ".data", "keys");
        services.AddDataProtection().SetApplicationName("OpsConsole").PersistKeysToFileSystem(new DirectoryInfo(keys));
        services.AddAuthentication(SignedIn.Scheme).AddCookie(SignedIn.Scheme, SignInCookie.Configure);
        // Fails closed: a route that says nothing needs a signed-in person.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddScoped<CurrentActor>();
    }

    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(TellTheScope);
        app.UseAuthorization();
    }

    public static void MapAccess(this WebApplication app)
    {
    }

    /// <summary>Endpoints that are not pages get their person from the same place as pages and circuits.</summary>
    private static Task TellTheScope(HttpContext context, RequestDelegate next)
    {
        if (context.RequestServices.GetRequiredService<AuthenticationStateProvider>() is IHostEnvironmentAuthenticationStateProvider states)
            states.SetAuthenticationState(Task.FromResult(new AuthenticationState(context.User)));
        return next(context);
    }
}
