using OpsConsole.Web.Opportunities.Board;
using OpsConsole.Web.Opportunities.Detail;

namespace OpsConsole.Web.Opportunities;

public static class OpportunityPages
{
    public static void AddOpportunityPages(this IServiceCollection services)
    {
        services.AddSingleton<OpportunityBoardViews>();
        services.AddSingleton<OpportunityDetailViews>();
        services.AddScoped<OpportunityMoves>();
    }
}
