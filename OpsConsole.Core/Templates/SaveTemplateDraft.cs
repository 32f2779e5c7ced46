using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Templates;

/// <summary>Keeps what somebody is writing of a message, right or wrong, so that nothing typed is lost. Nobody gets it before it is published.</summary>
public sealed class SaveTemplateDraft(OpsDbs dbs, TimeProvider clock)
{
    /// <param name="version">The draft's as it was seen; 0 where there was none.</param>
    /// <returns>The draft's version now.</returns>
    public async Task<Result<long>> RunAsync(string template, TemplateTest content, long version, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(TemplatePermissions.Edit) is { } refusal)
            return refusal;
        if (MessageCatalog.Of(template) is not { } message)
            return new NoSuchTemplate();
        if (TemplateEditing.IsTooLong(content))
            return new TextIsTooLong();
        await using var db = dbs.Open(actor);
        var draft = await db.TemplateDrafts.FirstOrDefaultAsync(row => row.Template == template, ct);
        if ((draft?.Version ?? 0) != version)
            return TemplateEditing.Conflict(draft, clock);
        if (draft is null)
            db.TemplateDrafts.Add(draft = new TemplateDraft { Template = template, BasedOn = (await db.LiveTemplateAsync(message, ct)).Number });
        draft.Write(content, actor, clock.GetUtcNow().UtcDateTime);
        db.Signal(Live.Topic.Room(actor.TenantId, TemplateVersion.TopicKind), 0);
        return await db.SaveTemplateAsync(template, clock, ct) is { } conflict ? conflict : draft.Version;
    }
}
