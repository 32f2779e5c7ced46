using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Settings;
using OpsConsole.Web.Access;

namespace OpsConsole.Web.Leads.Photos;

/// <summary>Photos on their way in and out, once for the console and once for the portal: a route asks for one permission, the use case for the rest.</summary>
public static class PhotoEndpoints
{
    /// <summary>Room for a small picture, Exif data and the frame of the form.</summary>
    private const long FrameBytes = 256 * 1024;

    /// <summary>Photos are held in memory while they are checked; so many at once on a node, the others wait.</summary>
    private static readonly SemaphoreSlim checking = new(4);

    public static void MapPhotoEndpoints(this WebApplication app)
    {
        MapAll(app, "/leads", LeadPermissions.Edit, LeadPermissions.Submit, LeadPermissions.View, "/leads");
        MapAll(app, "/portal", LeadPermissions.SubmitOwn, LeadPermissions.SubmitOwn, LeadPermissions.SubmitOwn, "/portal/leads");
        MapShown(app, "/portal/offers", PartnerPermissions.AnswerOwn);
    }

    private static void MapAll(WebApplication app, string room, string change, string submit, string view, string leads)
    {
        app.MapPost($"{leads}/{{id:long}}/photos", (long id, Sending sending) => sending.TakeAsync(PhotoPlace.OfLead(id), checking)).WithMetadata(new RequirePermissionAttribute(change));
        app.MapPost($"{room}/drafts/{{key}}/photos", (string key, Sending sending) =>
            Guid.TryParse(key, out var draft) ? sending.TakeAsync(PhotoPlace.OfDraft(draft), checking) : Task.FromResult(Results.NotFound())).WithMetadata(new RequirePermissionAttribute(submit));
        MapShown(app, room, view);
    }

    private static void MapShown(WebApplication app, string room, string view)
    {
        app.MapGet($"{room}/photos/{{id:long}}", (long id, HttpContext context, CurrentActor current, PhotoFileQuery photos, CancellationToken ct) =>
            ShowAsync(id, isSmall: false, context, current, photos, ct)).WithMetadata(new RequirePermissionAttribute(view));
        app.MapGet($"{room}/photos/{{id:long}}/small", (long id, HttpContext context, CurrentActor current, PhotoFileQuery photos, CancellationToken ct) =>
            ShowAsync(id, isSmall: true, context, current, photos, ct)).WithMetadata(new RequirePermissionAttribute(view));
    }

    /// <summary>What a request that brings a photo needs.</summary>
    private sealed record Sending(
        HttpContext Context, CurrentActor Current, IAntiforgery Antiforgery, IOptions<AntiforgeryOptions> AntiforgeryOptions, TenantSettings Settings, AddPhoto Add)
    {
        public static ValueTask<Sending?> BindAsync(HttpContext context) => ValueTask.FromResult<Sending?>(new(
            context, Of<CurrentActor>(context), Of<IAntiforgery>(context), Of<IOptions<AntiforgeryOptions>>(context), Of<TenantSettings>(context), Of<AddPhoto>(context)));

        /// <summary>Answers <c>{ id }</c>, or <c>{ title }</c> with why not.</summary>
        public async Task<IResult> TakeAsync(PhotoPlace place, SemaphoreSlim turns)
        {
            var ct = Context.RequestAborted;
            var actor = await Current.GetAsync(ct);
            var megabytes = await Settings.GetAsync(actor.TenantId, SettingCatalog.PhotoMegabytes, ct);
            var most = (megabytes * 1_000_000L) + FrameBytes;
            if (Context.Request.ContentLength > most)
                return Refuse(StatusCodes.Status413PayloadTooLarge, new PhotoIsTooLarge("The photo", megabytes).Message);
            if (Context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                limit.MaxRequestBodySize = most;
            // Only by the header: looking for the token in the form would read the whole file first.
            if (!Context.Request.Headers.ContainsKey(AntiforgeryOptions.Value.HeaderName!) || !await Antiforgery.IsRequestValidAsync(Context))
                return Refuse(StatusCodes.Status400BadRequest, "This page is out of date. Reload it and choose the photo again.");

            await turns.WaitAsync(ct);
            try
            {
                var key = Guid.TryParse(Context.Request.Headers["Idempotency-Key"], out var given) ? given : (Guid?)null;
                if (await PhotoForm.ReadAsync(Context.Request, megabytes * 1_000_000L, key, ct) is not { } photo)
                    return Refuse(StatusCodes.Status400BadRequest, "No photo arrived. Choose it once more.");
                var added = await Add.RunAsync(place, photo, actor, ct);
                return added.Error switch
                {
                    null => Results.Json(new { id = added.Value }, statusCode: StatusCodes.Status201Created),
                    NotAllowed refusal => Refuse(StatusCodes.Status403Forbidden, refusal.Message),
                    NotFound gone => Refuse(StatusCodes.Status404NotFound, gone.Message),
                    PhotoIsTooLarge large => Refuse(StatusCodes.Status413PayloadTooLarge, large.Message),
                    var error => Refuse(StatusCodes.Status422UnprocessableEntity, error.Message),
                };
            }
            catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
            {
                return Refuse(failure.StatusCode, new PhotoIsTooLarge("The photo", megabytes).Message);
            }
            catch (InvalidDataException)
            {
                return Refuse(StatusCodes.Status400BadRequest, "The photo arrived in pieces that do not fit. Choose it once more.");
            }
            finally
            {
                turns.Release();
            }
        }

        private static T Of<T>(HttpContext context) where T : notnull => context.RequestServices.GetRequiredService<T>();

        private static IResult Refuse(int status, string title) => Results.Json(new { title }, statusCode: status);
    }

    /// <summary>
    /// A browser that took a picture for a page would run it in nobody's name: no types but the one said, no scripts, no frames. The bytes of a
    /// photo never change, and its reader's own cache may keep them.
    /// </summary>
    private static async Task<IResult> ShowAsync(long id, bool isSmall, HttpContext context, CurrentActor current, PhotoFileQuery photos, CancellationToken ct)
    {
        if (await photos.LoadAsync(id, isSmall, await current.GetAsync(ct), ct) is not { } photo)
            return Results.NotFound();
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, max-age=31536000, immutable";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(photo.Name);
        headers.ContentDisposition = disposition.ToString();
        return Results.Stream(photo.Content, photo.ContentType, entityTag: new EntityTagHeaderValue($"\"{photo.Hash}\""), enableRangeProcessing: true);
    }
}
