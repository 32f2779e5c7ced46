using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Tagging;

/// <summary>Takes a tag off a lead; the tag stays for others.</summary>
public sealed class UntagLead(OpsDbs dbs)
{
    public async Task<Result<long>> RunAsync(long leadId, long tagId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Edit) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.Leads.FirstOrDefaultAsync(row => row.Id == leadId, ct) is not { } lead)
            return new NotFound($"Lead {leadId}");
        var name = await db.Tags.Where(tag => tag.Id == tagId).Select(tag => tag.Name).FirstOrDefaultAsync(ct);
        if (name is null || await db.LeadTags.FirstOrDefaultAsync(row => row.LeadId == leadId && row.TagId == tagId, ct) is not { } held)
            return new IsNotTagged();
        db.LeadTags.Remove(held);
        db.Record(actor, "lead.untagged", lead, new { TagId = tagId, Tag = name });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new IsNotTagged();
        }

        return tagId;
    }
}
