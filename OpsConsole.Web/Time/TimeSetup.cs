using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpsConsole.Core.Clock;
using OpsConsole.Web.Access;

namespace OpsConsole.Web.Time;

public static class TimeSetup
{
    /// <summary>In Development the application's clock can be moved. Sessions go by the machine's everywhere, so that nobody is thrown out by a move.</summary>
    public static void AddTime(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new MovableClock(TimeProvider.System)));
        builder.Services.AddOptions<CookieAuthenticationOptions>(SignedIn.Scheme).Configure<MachineClock>((cookie, machine) => cookie.TimeProvider = machine.Clock);
    }

    /// <summary>Closes the page of the time machine where there is none, whoever asks.</summary>
    public static void CloseTimeMachine(this RazorComponentsEndpointConventionBuilder pages, WebApplication app)
    {
        if (app.Environment.IsDevelopment())
            return;
        pages.Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<ComponentTypeMetadata>().Any(page => page.Type == typeof(TimePage)))
                endpoint.RequestDelegate = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                };
        });
    }
}
