using OpsConsole.Web.Opportunities.Board;
using OpsConsole.Web.Opportunities.Detail;
using OpsConsole.Web.Opportunities.Trash;

namespace OpsConsole.Web.Opportunities;

public static class OpportunityPages
{
    public static void AddOpportunityPages(this IServiceCollection services)
    {
        services.AddSingleton<OpportunityBoardViews>();
        services.AddSingleton<OpportunityDetailViews>();
        services.AddSingleton<OpportunityTrashViews>();
        services.AddScoped<OpportunityMoves>();
    }
}
