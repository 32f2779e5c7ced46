using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Templates;

/// <summary>Makes the draft the words that count from now on, for whatever leaves from now on. What could break a mail is refused, each with its place.</summary>
public sealed class PublishTemplate(OpsDbs dbs, TimeProvider clock)
{
    /// <param name="version">The draft's as it was seen.</param>
    /// <param name="note">Why, for those who look at the versions; may be empty.</param>
    /// <returns>The number of the new version.</returns>
    public async Task<Result<int>> RunAsync(string template, long version, string note, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(TemplatePermissions.Edit) is { } refusal)
            return refusal;
        if (MessageCatalog.Of(template) is not { } message)
            return new NoSuchTemplate();
        await using var db = dbs.Open(actor);
        if (await db.TemplateDrafts.FirstOrDefaultAsync(row => row.Template == template, ct) is not { } draft)
            return new NothingToPublish();
        if (draft.Version != version)
            return TemplateEditing.Conflict(draft, clock);
        var live = await db.LiveTemplateAsync(message, ct);
        // Somebody went back to earlier words meanwhile: these were written without knowing.
        if (live.Number != draft.BasedOn)
            return new ChangedBySomeoneElse("Somebody", $"published version {live.Number}", clock.GetUtcNow().UtcDateTime);
        if (WhyNot(message, draft.Content, live.Content) is { } error)
            return error;
        var number = await db.NextNumberAsync(template, ct);
        var content = draft.Content;
        var row = new TemplateVersion
        {
            Template = template,
            Number = number,
            Subject = content.Words.Subject,
            Html = content.Words.Html,
            Text = content.Words.Text,
            Sms = content.Words.Sms,
            OtherSubject = content.Other?.Subject,
            OtherHtml = content.Other?.Html,
            OtherText = content.Other?.Text,
            OtherSms = content.Other?.Sms,
            OtherShare = content.OtherShare,
            Note = note.Trim() is { Length: > 0 } why ? why[..Math.Min(why.Length, TemplateVersion.NoteLength)] : null,
            ByUserId = actor.UserId,
            ByName = actor.Name,
            AtUtc = clock.GetUtcNow().UtcDateTime,
        };
        db.TemplateVersions.Add(row);
        db.TemplateDrafts.Remove(draft);
        db.Record(actor, "template.published", row, new { Template = template, Number = number, row.Note, Variants = content.Other is null ? 1 : 2 });
        return await db.SaveTemplateAsync(template, clock, ct) is { } conflict ? conflict : number;
    }

    private static Error? WhyNot(MessageTemplate message, TemplateTest content, TemplateTest live)
    {
        if (content == live)
            return new NothingChanged();
        if (content.Other is not null && content.OtherShare is < 1 or > 99)
            return new SharesAreOutOfBounds();
        var problems = TemplateCheck.ProblemsOf(message, content.Words).Concat(content.Other is { } other ? TemplateCheck.ProblemsOf(message, other) : []).Where(problem => problem.Refuses).ToList();
        return problems.Count > 0 ? new TemplateHasProblems(problems) : null;
    }
}
