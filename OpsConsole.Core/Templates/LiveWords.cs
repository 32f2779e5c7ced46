using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Templates;

/// <summary>The words that count now.</summary>
/// <param name="Number">The version of the firm; 0 for the product's own words.</param>
public sealed record LiveTemplate(int Number, TemplateTest Content);

internal static class LiveWords
{
    public static async Task<LiveTemplate> LiveTemplateAsync(this OpsDb db, MessageTemplate template, CancellationToken ct)
    {
        var newest = await db.TemplateVersions.AsNoTracking().Where(row => row.Template == template.Key).OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct);
        return newest is null ? new(0, new(template.Words, null, 0)) : new(newest.Number, ContentOf(template, newest));
    }

    /// <summary>The words of a version, as far as they can still be said: what followed the product is shown as the product says it now.</summary>
    public static async Task<TemplateTest> ContentAsync(this OpsDb db, MessageTemplate template, int number, CancellationToken ct) =>
        await db.TemplateVersions.AsNoTracking().FirstOrDefaultAsync(row => row.Template == template.Key && row.Number == number, ct) is { } row
            ? ContentOf(template, row) : new(template.Words, null, 0);

    public static TemplateTest ContentOf(MessageTemplate template, TemplateVersion row) => row.FollowsProduct ? new(template.Words, null, 0) : row.Content;

    /// <summary>The firm's name and why the reader gets it.</summary>
    public static async Task<MailFrame> FrameAsync(this OpsDb db, MessageTemplate template, Uri site, CancellationToken ct)
    {
        var tenantId = db.TenantId;
        var firm = await db.Tenants.Where(tenant => tenant.Id == tenantId).Select(tenant => tenant.Name).FirstAsync(ct);
        return new(firm, MailLayout.WhyOf(template.Purpose), template.Purpose == MessagePurpose.Account ? null : new Uri(site, "profile"));
    }
}
