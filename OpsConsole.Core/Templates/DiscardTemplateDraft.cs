using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Templates;

/// <summary>Throws a draft away; what counts stays as it is.</summary>
public sealed class DiscardTemplateDraft(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<bool>> RunAsync(string template, long version, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(TemplatePermissions.Edit) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.TemplateDrafts.FirstOrDefaultAsync(row => row.Template == template, ct) is not { } draft)
            return new NothingToPublish();
        if (draft.Version != version)
            return TemplateEditing.Conflict(draft, clock);
        db.TemplateDrafts.Remove(draft);
        db.Signal(Live.Topic.Room(actor.TenantId, TemplateVersion.TopicKind), 0);
        return await db.SaveTemplateAsync(template, clock, ct) is { } conflict ? conflict : true;
    }
}
