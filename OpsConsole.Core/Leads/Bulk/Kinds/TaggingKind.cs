using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads.Tagging;

namespace OpsConsole.Core.Leads.Bulk.Kinds;

/// <summary>Puts a tag on leads or takes it off. Tags are a set beside the lead, so nothing that others do to the lead is in the way.</summary>
internal sealed class TaggingKind(Tag tag, bool puts) : BulkKind<Lead>
{
    private Dictionary<long, (bool Has, int Count)> tags = [];

    public override bool IsBesideTheVersion => true;

    public override async Task LookAsync(OpsDb db, IReadOnlyCollection<Lead> leads, CancellationToken ct)
    {
        var ids = leads.Select(lead => lead.Id).ToArray();
        var rows = await db.LeadTags.AsNoTracking().Where(row => ids.Contains(row.LeadId)).Select(row => new { row.LeadId, row.TagId }).ToListAsync(ct);
        tags = rows.GroupBy(row => row.LeadId).ToDictionary(group => group.Key, group => (group.Any(row => row.TagId == tag.Id), group.Count()));
    }

    public override Error? WhyNot(Lead lead, DateTime nowUtc) => puts ? WhyNotPut(lead) : WhyNotTakeOff(lead);

    public override Error? Do(Lead lead, BulkTurn turn, out string? before)
    {
        before = null;
        return puts ? Put(lead, turn) : TakeOff(lead, turn);
    }

    public override Error? WhyNotUndo(Lead lead, string? before, DateTime nowUtc) => puts ? WhyNotTakeOff(lead) : WhyNotPut(lead);

    public override Error? Undo(Lead lead, string? before, BulkTurn turn) => puts ? TakeOff(lead, turn) : Put(lead, turn);

    private Error? WhyNotPut(Lead lead) =>
        tags.GetValueOrDefault(lead.Id) is var (has, count) && has ? new AlreadyTagged(tag.Name) : count >= LeadTag.MostPerLead ? new TooManyTags() : null;

    private IsNotTagged? WhyNotTakeOff(Lead lead) => tags.GetValueOrDefault(lead.Id).Has ? null : new IsNotTagged();

    private Error? Put(Lead lead, BulkTurn turn)
    {
        turn.Db.LeadTags.Add(new LeadTag { LeadId = lead.Id, TagId = tag.Id });
        turn.Db.Record(turn.By, "lead.tagged", lead, new { TagId = tag.Id, Tag = tag.Name, Bulk = turn.ActionId });
        return null;
    }

    private Error? TakeOff(Lead lead, BulkTurn turn)
    {
        turn.Db.LeadTags.Remove(new LeadTag { LeadId = lead.Id, TagId = tag.Id, TenantId = lead.TenantId });
        turn.Db.Record(turn.By, "lead.untagged", lead, new { TagId = tag.Id, Tag = tag.Name, Bulk = turn.ActionId });
        return null;
    }
}
