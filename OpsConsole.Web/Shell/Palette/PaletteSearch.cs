using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;
using OpsConsole.Web.Access;
using OpsConsole.Web.Leads;
using OpsConsole.Web.Leads.List;
using OpsConsole.Web.Opportunities;
using OpsConsole.Web.Parts.Lists;
using OpsConsole.Web.Settings;

namespace OpsConsole.Web.Shell.Palette;

/// <summary>Answers what is typed into the palette. A plain request, so that a newer one can take an older one's place in the browser.</summary>
internal static class PaletteSearch
{
    /// <summary>One line of the answer.</summary>
    private sealed record Row(string Group, string Label, string Note, string Href, string Tone)
    {
        public static Row Of(FoundOpportunity row) => new(
            "Opportunities", row.Title, string.Join(" · ", new[] { row.Outcome is { } outcome ? OpportunityWords.Of(outcome) : row.Stage.ToString(), row.OwnerName, $"#{row.Id}" }.OfType<string>()),
            AppPaths.Opportunity(row.Id), $"tone-{OpportunityWords.KeyOf(row.Stage)}");

        /// <summary>Until people have a page of their own, what they submitted is what there is to see of them.</summary>
        public static Row Of(FoundPerson person) => new(
            "People", person.Name, string.Join(" · ", [.. person.Roles, .. person.IsDisabled ? ["disabled"] : Array.Empty<string>(), "leads submitted"]),
            new ListAddress(LeadListPlace.Is).With(new IsOneOf(LeadFields.By, new([person.Name]))).ToString(), "");

        public static Row Of(SettingGroup group, SettingDefinition setting) => new("Settings", setting.Label, $"{group.Room} · {group.Title}", AppPaths.Setting(setting.Key), "");
    }

    private const int MostSettings = 5;

    public static void MapPaletteSearch(this WebApplication app) =>
        app.MapGet(AppPaths.Search, AnswerAsync).WithMetadata(new RequirePermissionAttribute(LeadPermissions.View));

    private static async Task<IResult> AnswerAsync(HttpContext context, string? q, CurrentActor current, FindLeadsQuery query, FindOpportunitiesQuery opportunities, FindPeopleQuery people, CancellationToken ct)
    {
        var (typed, actor) = (q ?? "", await current.GetAsync(ct));
        var found = await query.LoadAsync(typed, actor, ct);
        context.Response.Headers.CacheControl = "no-store";
        return found.Error is { } refusal
            ? Results.Json(new { title = refusal.Message }, statusCode: StatusCodes.Status403Forbidden)
            : Results.Json(found.Value.Select(lead => new Row("Leads", lead.Street, Note(lead), AppPaths.Lead(lead.Id), $"tone-{LeadWords.KeyOf(lead.Status)}"))
                .Concat(actor.May(OpportunityPermissions.View) ? (await opportunities.LoadAsync(typed, [.. found.Value.Select(lead => lead.Id)], actor, ct)).Value.Select(Row.Of) : [])
                .Concat(actor.May(UserPermissions.View) ? (await people.LoadAsync(typed, actor, ct)).Value.Select(Row.Of) : [])
                .Concat(actor.May(SettingPermissions.View) ? SettingSearch.Best(typed, MostSettings).Select(found => Row.Of(found.Group, found.Setting)) : []));
    }

    private static string Note(FoundLead lead) =>
        string.Join(" · ", new[] { lead.City, lead.Owner, LeadWords.Of(lead.Status), $"#{lead.Id}" }.Where(part => !string.IsNullOrEmpty(part)));
}
