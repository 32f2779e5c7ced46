using OpsConsole.Core.Leads;
using OpsConsole.Web.Access;
using OpsConsole.Web.Leads;

namespace OpsConsole.Web.Shell.Palette;

/// <summary>Answers what is typed into the palette. A plain request, so that a newer one can take an older one's place in the browser.</summary>
internal static class PaletteSearch
{
    /// <summary>One line of the answer.</summary>
    private sealed record Row(string Label, string Note, string Href, string Tone);

    public static void MapPaletteSearch(this WebApplication app) =>
        app.MapGet(AppPaths.Search, AnswerAsync).WithMetadata(new RequirePermissionAttribute(LeadPermissions.View));

    private static async Task<IResult> AnswerAsync(HttpContext context, string? q, CurrentActor current, FindLeadsQuery query, CancellationToken ct)
    {
        var found = await query.LoadAsync(q ?? "", await current.GetAsync(ct), ct);
        context.Response.Headers.CacheControl = "no-store";
        return found.Error is { } refusal
            ? Results.Json(new { title = refusal.Message }, statusCode: StatusCodes.Status403Forbidden)
            : Results.Json(found.Value.Select(lead => new Row(lead.Street, Note(lead), AppPaths.Lead(lead.Id), $"tone-{LeadWords.KeyOf(lead.Status)}")));
    }

    private static string Note(FoundLead lead) =>
        string.Join(" · ", new[] { lead.City, lead.Owner, LeadWords.Of(lead.Status), $"#{lead.Id}" }.Where(part => !string.IsNullOrEmpty(part)));
}
