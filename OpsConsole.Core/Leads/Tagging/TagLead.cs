using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Tagging;

/// <summary>Puts a tag on a lead; a new word becomes a tag of the tenant.</summary>
public sealed class TagLead(OpsDbs dbs)
{
    /// <returns>The tag's id.</returns>
    public async Task<Result<long>> RunAsync(long leadId, string name, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Edit) is { } refusal)
            return refusal;
        // Twice at most: whoever loses a race for a new word, or for the same tag, finds the winner's the second time.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TagAsync(leadId, name, actor, ct);
            }
            catch (DbUpdateException) when (attempt == 1)
            {
            }
        }
    }

    private async Task<Result<long>> TagAsync(long leadId, string name, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        if (await db.Leads.FirstOrDefaultAsync(row => row.Id == leadId, ct) is not { } lead)
            return new NotFound($"Lead {leadId}");
        Error? problem = null;
        long tagId = 0;
        await db.InTransactionAsync(async () =>
        {
            var found = await db.FindOrAddTagAsync(name, ct);
            if ((problem = found.Error) is not null)
                return;
            var tag = found.Value;
            tagId = tag.Id;
            var present = await db.LeadTags.Where(row => row.LeadId == leadId).Select(row => row.TagId).ToListAsync(ct);
            problem = present.Contains(tag.Id) ? new AlreadyTagged(tag.Name) : present.Count >= LeadTag.MostPerLead ? new TooManyTags() : null;
            if (problem is not null)
                return;
            db.LeadTags.Add(new LeadTag { LeadId = leadId, TagId = tag.Id });
            db.Record(actor, "lead.tagged", lead, new { TagId = tag.Id, Tag = tag.Name });
            await db.SaveChangesAsync(ct);
        }, ct);
        return problem is null ? tagId : problem;
    }
}

internal static class TenantTags
{
    /// <summary>The tenant's tag of that name, made when it is new.</summary>
    public static async Task<Result<Tag>> FindOrAddTagAsync(this OpsDb db, string name, CancellationToken ct)
    {
        var tidied = Tag.Tidied(name);
        if (tidied.Length == 0)
            return new TagIsEmpty();
        if (tidied.Length > Tag.NameLength)
            return new TagIsTooLong();
        var key = Tag.KeyOf(tidied);
        var tag = await db.Tags.FirstOrDefaultAsync(row => row.Key == key, ct);
        if (tag is not null)
            return tag;
        tag = new Tag { Name = tidied, Key = key };
        db.Tags.Add(tag);
        await db.SaveChangesAsync(ct);
        return tag;
    }
}
