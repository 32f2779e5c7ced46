using Microsoft.AspNetCore.Components.Server.Circuits;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Exports;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Web.Leads.Board;
using OpsConsole.Web.Leads.Detail;
using OpsConsole.Web.Leads.Imports;
using OpsConsole.Web.Leads.List;
using OpsConsole.Web.Leads.Photos;
using OpsConsole.Web.Leads.Trash;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Parts.Bulk;
using OpsConsole.Web.Parts.Lists;
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
        services.AddSingleton<BulkViews>();
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
        app.MapListExport(LeadListPlace.Is, LeadPermissions.Export, (format, address, chosen, actor, ct) =>
            app.Services.GetRequiredService<ExportLeads>().RunAsync(new(format, address.Filter.Value, address.Order, LeadListColumn.Parse(address.Columns), chosen), actor, ct));
        // What bench/ counts queries by. Figures only, and not outside Development.
        if (app.Environment.IsDevelopment())
            app.MapGet("/dev/metrics", (LeadBoardViews views) => new { BoardQueries = views.Boards.Loads }).AllowAnonymous();
    }
}
