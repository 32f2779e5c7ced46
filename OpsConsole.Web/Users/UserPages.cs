using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Exports;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Web.Parts.Lists;
using OpsConsole.Web.Users.Detail;
using OpsConsole.Web.Users.List;

namespace OpsConsole.Web.Users;

public static class UserPages
{
    public static void AddUserPages(this IServiceCollection services)
    {
        services.AddSingleton<RoleViews>();
        services.AddSingleton<UserListViews>();
        services.AddSingleton<UserDetailViews>();
    }

    public static void MapUserEndpoints(this WebApplication app) =>
        app.MapListExport(UserListPlace.Is, UserPermissions.Export, (format, address, chosen, actor, ct) =>
            app.Services.GetRequiredService<ExportUsers>().RunAsync(new(format, address.Filter.Value, address.Order, UserListColumn.Parse(address.Columns), chosen), actor, ct));
}
