namespace OpsConsole.Web.Hosting;

public static class SecurityHeaders
{
    public static void UseSecurityHeaders(this WebApplication app)
    {
    }

    public static void UseErrorPages(this WebApplication app)
    {
    }
}
