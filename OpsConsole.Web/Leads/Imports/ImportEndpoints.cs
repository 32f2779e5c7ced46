using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using OpsConsole.Core;
using OpsConsole.Core.Files;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Settings;
using OpsConsole.Web.Access;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Leads.Imports;

/// <summary>What the pages of imports need besides their circuit: a file on its way in, and files on their way out.</summary>
public static class ImportEndpoints
{
    /// <summary>Room for the frame that a form puts round its file.</summary>
    private const long FrameBytes = 64 * 1024;

    public static void MapImportEndpoints(this WebApplication app)
    {
        app.MapPost(AppPaths.ImportUpload, UploadAsync).WithMetadata(new RequirePermissionAttribute(LeadPermissions.Import));
        app.MapGet(AppPaths.ImportTemplate, Template).WithMetadata(new RequirePermissionAttribute(LeadPermissions.Import));
        app.MapGet("/leads/import/{id:long}/problems.csv", ProblemsAsync).WithMetadata(new RequirePermissionAttribute(LeadPermissions.Import));
    }

    /// <summary>Takes one file of a multipart form, as it comes, without holding it in memory. Answers <c>{ id }</c>, or <c>{ title }</c> with why not.</summary>
    private static async Task<IResult> UploadAsync(
        HttpContext context, CurrentActor current, IAntiforgery antiforgery, IOptions<AntiforgeryOptions> antiforgeryOptions,
        TenantSettings settings, UploadLeadFile upload, CancellationToken ct)
    {
        var actor = await current.GetAsync(ct);
        var megabytes = await settings.GetAsync(actor.TenantId, SettingCatalog.ImportMegabytes, ct);
        var most = (megabytes * 1_000_000L) + FrameBytes;
        if (context.Request.ContentLength > most)
            return Refuse(context, StatusCodes.Status413PayloadTooLarge, new FileIsTooLarge(megabytes).Message);
        // Kestrel's own limit is for every other request; this one has counted for itself, and counts on.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = most;
        // Only by the header: looking for the token in the form would read the whole file first.
        if (!context.Request.Headers.ContainsKey(antiforgeryOptions.Value.HeaderName!) || !await antiforgery.IsRequestValidAsync(context))
            return Refuse(context, StatusCodes.Status400BadRequest, "This page is out of date. Reload it and choose the file again.");

        try
        {
            if (await UploadedFile.FindAsync(context.Request, ct) is not { } file)
                return Refuse(context, StatusCodes.Status400BadRequest, "No file arrived. Choose it once more.");
            var uploaded = await upload.RunAsync(file.Name, file.Content, actor, ct);
            return uploaded.Error switch
            {
                null => Results.Json(new { id = uploaded.Value }, statusCode: StatusCodes.Status201Created),
                NotAllowed refusal => Refuse(context, StatusCodes.Status403Forbidden, refusal.Message),
                FileIsTooLarge tooLarge => Refuse(context, StatusCodes.Status413PayloadTooLarge, tooLarge.Message),
                var error => Refuse(context, StatusCodes.Status422UnprocessableEntity, error.Message),
            };
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refuse(context, failure.StatusCode, new FileIsTooLarge(megabytes).Message);
        }
        catch (InvalidDataException)
        {
            return Refuse(context, StatusCodes.Status400BadRequest, "The file arrived in pieces that do not fit. Choose it once more.");
        }
    }

    /// <summary>What is left of the body is not worth waiting for.</summary>
    private static IResult Refuse(HttpContext context, int status, string title)
    {
        context.Response.Headers.Connection = "close";
        return Results.Json(new { title }, statusCode: status);
    }

    /// <summary>A file with the name of every column there is, for people who start from nothing.</summary>
    private static IResult Template() =>
        Results.File(System.Text.Encoding.UTF8.GetBytes(string.Join(',', LeadField.All.Select(field => field.Label)) + "\r\n"), "text/csv; charset=utf-8", "leads-template.csv");

    private static async Task<IResult> ProblemsAsync(long id, CurrentActor current, LeadImportQuery imports, FailedRowsQuery failed, CancellationToken ct)
    {
        var actor = await current.GetAsync(ct);
        if (!actor.May(LeadPermissions.Import) || await imports.LoadAsync(actor.TenantId, id, ct) is not { } import)
            return Results.NotFound();
        return Results.Stream(
            async stream => await failed.WriteAsync(stream, actor.TenantId, id, ct),
            "text/csv; charset=utf-8", $"{Path.GetFileNameWithoutExtension(import.FileName)}-failed.csv");
    }
}
