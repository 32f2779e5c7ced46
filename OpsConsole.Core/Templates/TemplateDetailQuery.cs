using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;

namespace OpsConsole.Core.Templates;

/// <summary>A version as it is listed.</summary>
public sealed record TemplateVersionRow(int Number, bool FollowsProduct, TemplateTest Content, string? Note, string ByName, DateTime AtUtc);

/// <summary>What somebody is writing.</summary>
public sealed record TemplateDraftRow(TemplateTest Content, int BasedOn, string ByName, DateTime AtUtc, long Version);

/// <summary>How many of a version went out, by variant.</summary>
/// <param name="CountedOpens">Those that could tell that they were opened; of links the same.</param>
public sealed record TemplateFigure(int Version, string Variant, int Sent, int Returned, int CountedOpens, int Opened, int CountedClicks, int Clicked);

/// <param name="Figures">Of the version that counts.</param>
public sealed record TemplateDetail(MessageTemplate Template, LiveTemplate Live, TemplateDraftRow? Draft, IReadOnlyList<TemplateVersionRow> Versions, IReadOnlyList<TemplateFigure> Figures);

/// <summary>One message with its words, draft and versions. Callers check <see cref="TemplatePermissions.View"/>.</summary>
public sealed class TemplateDetailQuery(OpsDbs dbs)
{
    private const int MostVersions = 50;

    public async Task<TemplateDetail?> LoadAsync(long tenantId, string key, CancellationToken ct)
    {
        if (MessageCatalog.Of(key) is not { } template)
            return null;
        await using var db = dbs.Open(tenantId);
        var versions = await db.TemplateVersions.AsNoTracking().Where(row => row.Template == key).OrderByDescending(row => row.Number).Take(MostVersions).ToListAsync(ct);
        var draft = await db.TemplateDrafts.AsNoTracking().FirstOrDefaultAsync(row => row.Template == key, ct);
        var live = versions.Count == 0 ? new LiveTemplate(0, new(template.Words, null, 0)) : new LiveTemplate(versions[0].Number, LiveWords.ContentOf(template, versions[0]));
        var number = live.Number;
        var figures = await db.OutgoingMessages.AsNoTracking().Where(row => row.Template == key && row.Version == number && row.State == MessageState.Sent && row.TestWords == null)
            .GroupBy(row => row.Variant).Select(group => new
            {
                Variant = group.Key,
                Sent = group.Count(),
                Returned = group.Count(row => row.ReturnedAtUtc != null),
                CountedOpens = group.Count(row => row.CountsOpens),
                Opened = group.Count(row => row.CountsOpens && row.OpenedAtUtc != null),
                CountedClicks = group.Count(row => row.CountsClicks),
                Clicked = group.Count(row => row.ClickedAtUtc != null),
            }).ToListAsync(ct);
        return new(template, live,
            draft is null ? null : new(draft.Content, draft.BasedOn, draft.ByName, draft.AtUtc, draft.Version),
            [.. versions.Select(row => new TemplateVersionRow(row.Number, row.FollowsProduct, LiveWords.ContentOf(template, row), row.Note, row.ByName, row.AtUtc))],
            [.. figures.OrderBy(figure => figure.Variant).Select(figure => new TemplateFigure(number, figure.Variant ?? TemplateTest.First, figure.Sent, figure.Returned, figure.CountedOpens, figure.Opened, figure.CountedClicks, figure.Clicked))]);
    }
}
