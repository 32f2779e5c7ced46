using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Templates;

/// <summary>Goes back to earlier words, or to the product's own: as a new version, so that what was in between stays readable.</summary>
public sealed class RollBackTemplate(OpsDbs dbs, TimeProvider clock)
{
    /// <param name="to">The version to go back to; 0 for the product's words, which then follow the product.</param>
    /// <param name="seen">The version that counted when it was decided.</param>
    /// <returns>The number of the new version.</returns>
    public async Task<Result<int>> RunAsync(string template, int to, int seen, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(TemplatePermissions.Edit) is { } refusal)
            return refusal;
        if (MessageCatalog.Of(template) is not { } message)
            return new NoSuchTemplate();
        await using var db = dbs.Open(actor);
        var newest = await db.TemplateVersions.AsNoTracking().Where(row => row.Template == template).OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct);
        if ((newest?.Number ?? 0) != seen)
            return new ChangedBySomeoneElse(newest?.ByName ?? "Somebody", "published other words", newest?.AtUtc ?? clock.GetUtcNow().UtcDateTime);
        var old = to == 0 ? null : await db.TemplateVersions.AsNoTracking().FirstOrDefaultAsync(row => row.Template == template && row.Number == to, ct);
        if (to != 0 && old is null)
            return new NoSuchVersion(to);
        var follows = old?.FollowsProduct ?? true;
        var content = old is null ? new(message.Words, null, 0) : LiveWords.ContentOf(message, old);
        if (newest is null ? follows : newest.FollowsProduct == follows && LiveWords.ContentOf(message, newest) == content)
            return new NothingChanged();
        // A later version of the product may know other variables.
        if (TemplateCheck.ProblemsOf(message, content.Words).Where(problem => problem.Refuses).ToList() is { Count: > 0 } problems)
            return new TemplateHasProblems(problems);
        var row = new TemplateVersion
        {
            Template = template,
            Number = seen + 1,
            FollowsProduct = follows,
            Subject = follows ? "" : content.Words.Subject,
            Html = follows ? "" : content.Words.Html,
            Text = follows ? "" : content.Words.Text,
            Sms = follows ? null : content.Words.Sms,
            OtherSubject = content.Other?.Subject,
            OtherHtml = content.Other?.Html,
            OtherText = content.Other?.Text,
            OtherSms = content.Other?.Sms,
            OtherShare = content.OtherShare,
            Note = to == 0 ? "Back to the words of the product" : $"Back to version {to}",
            ByUserId = actor.UserId,
            ByName = actor.Name,
            AtUtc = clock.GetUtcNow().UtcDateTime,
        };
        db.TemplateVersions.Add(row);
        db.Record(actor, "template.rolled-back", row, new { Template = template, row.Number, To = to });
        return await db.SaveTemplateAsync(template, clock, ct) is { } conflict ? conflict : row.Number;
    }
}
