using System.Globalization;
using Microsoft.Net.Http.Headers;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Activity.Searching;
using OpsConsole.Core.Listing.Exports;
using OpsConsole.Web.Access;
using OpsConsole.Web.Parts.Lists;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Activity;

public static class ActivityPages
{
    public static void AddActivityPages(this IServiceCollection services) => services.AddSingleton<ActivityViews>();

    /// <summary>Files of what the address shows. The header says how many rows there are, for whoever checks.</summary>
    public static void MapActivityEndpoints(this WebApplication app)
    {
        foreach (var (extension, format) in new[] { ("csv", ExportFormat.Csv), ("xlsx", ExportFormat.Xlsx) })
            app.MapGet($"{AppPaths.Activity}/export.{extension}", (HttpContext http, CurrentActor current, ExportActivity export, CancellationToken ct) => AnswerAsync(http, format, current, export, ct))
                .WithMetadata(new RequirePermissionAttribute(ActivityPermissions.Export));
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, ExportFormat format, CurrentActor current, ExportActivity export, CancellationToken ct)
    {
        var prepared = await export.RunAsync(format, ActivityAddress.Read(http.Request.QueryString.Value ?? "").Filter, await current.GetAsync(ct), ct);
        if (prepared.Error is { } error)
            return Results.Text(error.Message, statusCode: error is NotAllowed ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity);
        var file = prepared.Value;
        http.Response.Headers[ListExports.RowsHeader] = file.Rows.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return Results.Stream(stream => file.WriteAsync(stream, ct), file.ContentType, file.Name);
    }
}
