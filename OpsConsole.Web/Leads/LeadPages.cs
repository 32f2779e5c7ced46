using OpsConsole.Web.Leads.Board;
using OpsConsole.Web.Leads.Bulk;
using OpsConsole.Web.Leads.Imports;

namespace OpsConsole.Web.Leads;

public static class LeadPages
{
    public static void AddLeadPages(this IServiceCollection services)
    {
        services.AddSingleton<LeadBoardViews>();
        services.AddSingleton<LeadFacetViews>();
        services.AddSingleton<LeadDetailViews>();
        services.AddSingleton<LeadImportViews>();
        services.AddSingleton<LeadBulkViews>();
        services.AddScoped<LeadDecisions>();
    }

    public static void MapLeadEndpoints(this WebApplication app)
    {
        app.MapImportEndpoints();
        // What bench/ counts queries by. Figures only, and not outside Development.
        if (app.Environment.IsDevelopment())
            app.MapGet("/dev/metrics", (LeadBoardViews views) => new { BoardQueries = views.Boards.Loads }).AllowAnonymous();
    }
}
