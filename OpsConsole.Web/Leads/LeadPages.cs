namespace OpsConsole.Web.Leads;

public static class LeadPages
{
    public static void AddLeadPages(this IServiceCollection services)
    {
    }

    public static void MapLeadEndpoints(this WebApplication app)
    {
    }
}
