using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Templates;

/// <param name="Number">The firm's version that counts; 0 while the product's words do.</param>
/// <param name="HasOwnWords">False when the product's words count, also by a version that went back to them.</param>
public sealed record TemplateLine(MessageTemplate Template, int Number, bool HasOwnWords, bool HasTest, string? ChangedByName, DateTime? ChangedAtUtc, string? DraftByName, DateTime? DraftAtUtc, DateTime? LastSentAtUtc);

/// <summary>Every message the product sends, with whose words count. Callers check <see cref="TemplatePermissions.View"/>.</summary>
public sealed class TemplateListQuery(OpsDbs dbs)
{
    public async Task<IReadOnlyList<TemplateLine>> LoadAsync(long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var newest = (await db.TemplateVersions.AsNoTracking().Where(row => !db.TemplateVersions.Any(later => later.Template == row.Template && later.Number > row.Number))
            .Select(row => new { row.Template, row.Number, row.FollowsProduct, HasTest = row.OtherSubject != null, row.ByName, row.AtUtc }).ToListAsync(ct)).ToDictionary(row => row.Template);
        var drafts = (await db.TemplateDrafts.AsNoTracking().Select(row => new { row.Template, row.ByName, row.AtUtc }).ToListAsync(ct)).ToDictionary(row => row.Template);
        var lines = new List<TemplateLine>();
        foreach (var template in MessageCatalog.All)
        {
            var (live, draft, key) = (newest.GetValueOrDefault(template.Key), drafts.GetValueOrDefault(template.Key), template.Key);
            var sent = await db.OutgoingMessages.AsNoTracking().Where(row => row.Template == key && row.SentAtUtc != null).OrderByDescending(row => row.Id).Select(row => row.SentAtUtc).FirstOrDefaultAsync(ct);
            lines.Add(new(template, live?.Number ?? 0, live is { FollowsProduct: false }, live?.HasTest ?? false, live?.ByName, live?.AtUtc, draft?.ByName, draft?.AtUtc, sent));
        }

        return lines;
    }
}
