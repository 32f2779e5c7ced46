using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Templates;

internal static class TemplateEditing
{
    public static bool IsTooLong(TemplateTest content) => new[] { content.Words, content.Other }.OfType<TemplateWords>()
        .Any(words => words.Subject.Length > TemplateWords.BodyLength || words.Html.Length > TemplateWords.BodyLength || words.Text.Length > TemplateWords.BodyLength || words.Sms?.Length > TemplateWords.BodyLength);

    public static ChangedBySomeoneElse Conflict(TemplateDraft? draft, TimeProvider clock) =>
        draft is null ? new("Somebody", "published or put the draft away", clock.GetUtcNow().UtcDateTime) : new(draft.ByName, "wrote on it", draft.AtUtc);

    /// <returns>Who was quicker, or null.</returns>
    public static async Task<Error?> SaveTemplateAsync(this OpsDb db, string template, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return Conflict(await db.TemplateDrafts.AsNoTracking().FirstOrDefaultAsync(row => row.Template == template, ct), clock);
        }
    }

    public static async Task<int> NextNumberAsync(this OpsDb db, string template, CancellationToken ct) =>
        (await db.TemplateVersions.Where(row => row.Template == template).MaxAsync(row => (int?)row.Number, ct) ?? 0) + 1;
}
