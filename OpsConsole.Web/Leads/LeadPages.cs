using Microsoft.AspNetCore.Components.Server.Circuits;
using OpsConsole.Web.Leads.Board;
using OpsConsole.Web.Leads.Bulk;
using OpsConsole.Web.Leads.Detail;
using OpsConsole.Web.Leads.Imports;
using OpsConsole.Web.Leads.List;
using OpsConsole.Web.Leads.Photos;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Leads.Trash;
using OpsConsole.Web.Parts.Presence;

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
        services.AddSingleton<PeopleViews>();
        services.AddSingleton<LeadTrashViews>();
        services.AddSingleton<Onlookers>();
        services.AddSingleton<LeadListViews>();
        services.AddSingleton<ExportNews>();
        services.AddSingleton<SavedViewViews>();
        services.AddScoped<LeadDecisions>();
        services.AddScoped<CircuitPresence>();
        services.AddScoped<CircuitHandler>(scope => scope.GetRequiredService<CircuitPresence>());
    }

    public static void MapLeadEndpoints(this WebApplication app)
    {
        app.MapImportEndpoints();
        app.MapPhotoEndpoints();
        app.MapExportEndpoints();
        // What bench/ counts queries by. Figures only, and not outside Development.
        if (app.Environment.IsDevelopment())
            app.MapGet("/dev/metrics", (LeadBoardViews views) => new { BoardQueries = views.Boards.Loads }).AllowAnonymous();
    }
}
