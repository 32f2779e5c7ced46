namespace OpsConsole.Web.Partners;

public static class PartnerPages
{
    public static void AddPartnerPages(this IServiceCollection services) => services.AddSingleton<PartnerViews>();
}
