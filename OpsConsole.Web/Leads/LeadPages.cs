using OpsConsole.Web.Leads.Board;

namespace OpsConsole.Web.Leads;

public static class LeadPages
{
    public static void AddLeadPages(this IServiceCollection services)
    {
        services.AddSingleton<LeadBoardViews>();
        services.AddSingleton<LeadFacetViews>();
        services.AddSingleton<LeadDetailViews>();
        services.AddScoped<LeadDecisions>();
    }

    public static void MapLeadEndpoints(this WebApplication app)
    {
    }
}
