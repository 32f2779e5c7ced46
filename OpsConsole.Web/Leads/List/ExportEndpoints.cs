using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Net.Http.Headers;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Exports;
using OpsConsole.Web.Access;

namespace OpsConsole.Web.Leads.List;

/// <summary>Files of leads: what a list shows, by its address, or leads chosen by hand, sent as a form.</summary>
public static class ExportEndpoints
{
    /// <summary>How many rows the file has, for whoever checks.</summary>
    public const string RowsHeader = "X-Rows";

    public static void MapExportEndpoints(this WebApplication app)
    {
        foreach (var (path, format) in new[] { ("/leads/export.csv", LeadExportFormat.Csv), ("/leads/export.xlsx", LeadExportFormat.Xlsx) })
        {
            app.MapGet(path, (HttpContext http, CurrentActor current, ExportLeads export, ExportNews news, CancellationToken ct) => AnswerAsync(http, format, null, current, export, news, ct))
                .WithMetadata(new RequirePermissionAttribute(LeadPermissions.Export));
            app.MapPost(path, async (HttpContext http, CurrentActor current, ExportLeads export, ExportNews news, IAntiforgery antiforgery, CancellationToken ct) =>
                await antiforgery.IsRequestValidAsync(http)
                    ? await AnswerAsync(http, format, Chosen(await http.Request.ReadFormAsync(ct)), current, export, news, ct)
                    : Results.Text("This page is out of date. Reload it and export again.", statusCode: StatusCodes.Status400BadRequest))
                .WithMetadata(new RequirePermissionAttribute(LeadPermissions.Export));
        }
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, LeadExportFormat format, IReadOnlySet<long>? chosen, CurrentActor current, ExportLeads export, ExportNews news, CancellationToken ct)
    {
        var actor = await current.GetAsync(ct);
        var address = LeadListAddress.Read(http.Request.QueryString.Value ?? "");
        if (address.Filter is { Error: { } problem })
            return Refuse(problem);
        var request = new LeadExportRequest(format, address.Filter.Value, address.Order, address.Shown, chosen);
        var prepared = await export.RunAsync(request, actor, ct);
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
                    news.Tell(userId, new ExportWritten(file.Name, file.Rows, file.Written));
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
