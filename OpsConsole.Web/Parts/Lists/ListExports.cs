using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Net.Http.Headers;
using OpsConsole.Core;
using OpsConsole.Core.Listing.Exports;
using OpsConsole.Web.Access;

namespace OpsConsole.Web.Parts.Lists;

/// <summary>Prepares the file of what an address shows, or of the rows chosen by hand.</summary>
public delegate Task<Result<ExportFile>> PrepareExportAsync(ExportFormat format, ListAddress address, IReadOnlySet<long>? chosen, Actor actor, CancellationToken ct);

/// <summary>Files of a list: what it shows, by its address, or rows chosen by hand, sent as a form.</summary>
public static class ListExports
{
    /// <summary>How many rows the file has, for whoever checks.</summary>
    public const string RowsHeader = "X-Rows";

    public static void MapListExport(this WebApplication app, ListPlace place, string permission, PrepareExportAsync prepare)
    {
        foreach (var format in new[] { ExportFormat.Csv, ExportFormat.Xlsx })
        {
            var path = $"{place.Path}/export.{(format == ExportFormat.Csv ? "csv" : "xlsx")}";
            app.MapGet(path, (HttpContext http, CurrentActor current, ExportNews news, CancellationToken ct) => AnswerAsync(http, place, format, null, prepare, current, news, ct))
                .WithMetadata(new RequirePermissionAttribute(permission));
            app.MapPost(path, async (HttpContext http, CurrentActor current, ExportNews news, IAntiforgery antiforgery, CancellationToken ct) =>
                await antiforgery.IsRequestValidAsync(http)
                    ? await AnswerAsync(http, place, format, Chosen(await http.Request.ReadFormAsync(ct)), prepare, current, news, ct)
                    : Results.Text("This page is out of date. Reload it and export again.", statusCode: StatusCodes.Status400BadRequest))
                .WithMetadata(new RequirePermissionAttribute(permission));
        }
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext http, ListPlace place, ExportFormat format, IReadOnlySet<long>? chosen, PrepareExportAsync prepare, CurrentActor current, ExportNews news, CancellationToken ct)
    {
        var actor = await current.GetAsync(ct);
        var address = ListAddress.Read(place, http.Request.QueryString.Value ?? "");
        if (address.Filter is { Error: { } problem })
            return Refuse(problem);
        var prepared = await prepare(format, address, chosen, actor, ct);
        if (prepared.Error is { } error)
            return Refuse(error);
        var file = prepared.Value;
        http.Response.Headers[RowsHeader] = file.Rows.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return Results.Stream(WriteAsync, file.ContentType, file.Name);

        async Task WriteAsync(Stream stream)
        {
            try
            {
                await file.WriteAsync(stream, ct);
            }
            finally
            {
                if (actor.UserId is { } userId)
                    news.Tell(userId, new ExportWritten(place, file.Name, file.Rows, file.Written));
            }
        }
    }

    private static IResult Refuse(Error error) =>
        Results.Text(error.Message, statusCode: error is NotAllowed ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity);

    /// <summary>Null when no ids came along: all that match are meant.</summary>
    private static HashSet<long>? Chosen(IFormCollection form) => form.TryGetValue("ids", out var ids)
        ? [.. ids.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)]
        : null;
}
