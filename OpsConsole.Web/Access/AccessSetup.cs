using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Security.Places;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Roles;
using OpsConsole.Web.Access.Entra;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Access;

public static class AccessSetup
{
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddDataProtection().SetApplicationName("OpsConsole").PersistKeysToFileSystem(KeyFolder(builder));
        var authentication = services.AddAuthentication(SignedIn.Scheme).AddCookie(SignedIn.Scheme, SignInCookie.Configure);
        if (EntraSettings.From(builder.Configuration) is { } entra)
        {
            services.AddSingleton(entra);
            services.AddSingleton(new RolesGivenElsewhere(entra.Tenant, [.. entra.Roles.Values.Distinct()]));
            authentication.AddEntra(entra);
        }

        services.AddAuthorization(Policies);
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedPermission>();
        services.AddSingleton<SignedInActors>();
        services.AddSingleton(new DemoAccounts(builder.Environment.IsDevelopment()));
        new IdentityBuilder(typeof(User), services).AddDefaultTokenProviders();
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromHours(1));
        services.AddCascadingAuthenticationState();
        services.AddSingleton<HalfSignIns>();
        services.AddSingleton<LettingIn>();
        services.AddSingleton<KnownBrowsers>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<LeavingPage>();
        services.AddSingleton<SignInWatches>();
        services.AddSingleton<UseRates>();
        services.AddSingleton<StrangerRates>();
        services.AddSingleton(new AddressPlacesFile(builder.Configuration["Security:PlacesFile"]));
        services.AddScoped<CircuitAccess>();
        services.AddScoped<CircuitHandler>(scope => scope.GetRequiredService<CircuitAccess>());
        services.AddSingleton<CutConnections>();
        services.Configure<HubOptions>(options => options.AddFilter<CutConnections>());
        services.AddAntiforgery(options => options.Cookie = new CookieBuilder
        {
            Name = "opsconsole-form",
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            SecurePolicy = CookieSecurePolicy.SameAsRequest,
            IsEssential = true,
        });
    }

    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(app.Services.GetRequiredService<UseRates>().CountAsync);
        app.Use(app.Services.GetRequiredService<StrangerRates>().CountAsync);
        app.Use(TellTheScope);
        app.UseAuthorization();
    }

    public static void MapAccess(this WebApplication app)
    {
        app.MapPost(AppPaths.SignOut, SigningOut.HandleAsync).AllowAnonymous();
        app.MapPasswordCheck();
        if (app.Services.GetService<EntraSettings>() is not null)
            app.MapEntra();
        if (app.Environment.IsDevelopment())
            app.MapGet(DemoSignIn.Path, DemoSignIn.HandleAsync).AllowAnonymous();
    }

    /// <summary>The keys open every cookie, so nobody else on the machine may read them.</summary>
    private static DirectoryInfo KeyFolder(WebApplicationBuilder builder)
    {
        var path = builder.Configuration["Keys:Folder"] ?? Path.Combine(builder.Environment.ContentRootPath, ".data", "keys");
        return OperatingSystem.IsWindows() || Directory.Exists(path)
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>One policy for each permission, by its name. A route that says nothing needs a signed-in person: it fails closed.</summary>
    private static void Policies(AuthorizationOptions options)
    {
        options.FallbackPolicy = options.DefaultPolicy;
        foreach (var permission in PermissionCatalog.AllNames)
            options.AddPolicy(permission, policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)));
    }

    /// <summary>Endpoints that are not pages get their person from the same place as pages and circuits.</summary>
    private static Task TellTheScope(HttpContext context, RequestDelegate next)
    {
        if (context.RequestServices.GetRequiredService<AuthenticationStateProvider>() is IHostEnvironmentAuthenticationStateProvider states)
            states.SetAuthenticationState(Task.FromResult(new AuthenticationState(context.User)));
        return next(context);
    }
}
