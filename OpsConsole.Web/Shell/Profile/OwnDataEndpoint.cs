using OpsConsole.Core.Users.OwnData;
using OpsConsole.Web.Access;

namespace OpsConsole.Web.Shell.Profile;

/// <summary><c>GET /profile/data/{id}</c>: somebody takes the copy of their data.</summary>
internal static class OwnDataEndpoint
{
    public static void MapOwnData(this WebApplication app) => app.MapGet("/profile/data/{id:long}", TakeAsync).RequireAuthorization();

    private static async Task<IResult> TakeAsync(long id, CurrentActor current, TakeOwnData take, HttpContext context, CancellationToken ct)
    {
        var taken = await take.RunAsync(id, await current.GetAsync(ct), ct);
        if (taken.Error is not null)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(taken.Value, "application/zip", "your-data.zip");
    }
}
