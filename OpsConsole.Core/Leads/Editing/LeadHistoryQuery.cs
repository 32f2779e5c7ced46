using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Tagging;

namespace OpsConsole.Core.Leads.Editing;

/// <summary>One change of one fact: who, when, from what to what.</summary>
public sealed record FactHistoryEntry(long EntryId, DateTime AtUtc, string Who, string? Old, string? New);

/// <summary>A lead as it stood at an instant.</summary>
public sealed record LeadAsOf(LeadInput Facts, LeadStatus Status, int Score, string? AssigneeName, IReadOnlyList<TagName> Tags);

/// <summary>Histories folded from activity. Callers check <see cref="LeadPermissions.View"/>.</summary>
public sealed class LeadHistoryQuery(OpsDbs dbs)
{
    /// <summary>Changes shown of one fact; older ones are in the timeline.</summary>
    public const int Most = 100;

    /// <summary>The newest changes of one fact, newest first.</summary>
    public async Task<IReadOnlyList<FactHistoryEntry>> OfFactAsync(long tenantId, long leadId, string fact, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var found = new List<FactHistoryEntry>();
        await foreach (var entry in Newest(db, leadId).Where(row => row.Action == "lead.edited").AsAsyncEnumerable().WithCancellation(ct))
        {
            if (LeadEdits.Of(entry).Changes.FirstOrDefault(change => change.Field == fact) is { } change)
                found.Add(new(entry.Id, entry.AtUtc, entry.ActorName, change.Old, change.New));
            if (found.Count == Most)
                break;
        }

        return found;
    }

    /// <summary>How the review priority went, newest first.</summary>
    public async Task<IReadOnlyList<FactHistoryEntry>> OfScoreAsync(long tenantId, long leadId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var found = new List<FactHistoryEntry>();
        await foreach (var entry in Newest(db, leadId).Where(row => row.Action == "lead.edited").AsAsyncEnumerable().WithCancellation(ct))
        {
            if (LeadEdits.Of(entry).Score is { } score)
                found.Add(new(entry.Id, entry.AtUtc, entry.ActorName, $"{score.Old}", $"{score.New}"));
            if (found.Count == Most)
                break;
        }

        return found;
    }

    /// <summary>The lead as it was at an instant: what stands now, with everything later taken back. Null when it was not there yet.</summary>
    public async Task<LeadAsOf?> AsOfAsync(long tenantId, long leadId, DateTime atUtc, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var lead = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).AsNoTracking().FirstOrDefaultAsync(row => row.Id == leadId, ct);
        if (lead is null || lead.SubmittedAtUtc > atUtc)
            return null;
        var tags = await db.LeadTags.Where(row => row.LeadId == leadId).Join(db.Tags, row => row.TagId, tag => tag.Id, (_, tag) => new TagName(tag.Id, tag.Name)).ToListAsync(ct);
        var then = new LeadAsOf(lead.ToInput(), lead.Status, lead.Score, lead.AssigneeName, tags);
        await foreach (var entry in Newest(db, leadId).Where(row => row.AtUtc > atUtc).AsAsyncEnumerable().WithCancellation(ct))
            then = Without(then, entry);
        return then with { Tags = [.. then.Tags.OrderBy(tag => tag.Name, StringComparer.OrdinalIgnoreCase)] };
    }

    private static LeadAsOf Without(LeadAsOf after, ActivityEntry entry)
    {
        if (entry.Particulars is null)
            return after;
        switch (entry.Action)
        {
            case "lead.edited":
                var edits = LeadEdits.Of(entry);
                var facts = edits.Changes.Aggregate(after.Facts, (input, change) => LeadFact.Named(change.Field)?.With(input, change.Old).Input ?? input);
                return after with { Facts = facts, Score = edits.Score?.Old ?? after.Score };
            case "lead.tagged":
                return TagOf(entry) is { } put ? after with { Tags = [.. after.Tags.Where(tag => tag.Id != put.Id)] } : after;
            case "lead.untagged":
                return TagOf(entry) is { } taken ? after with { Tags = [.. after.Tags.Where(tag => tag.Id != taken.Id), taken] } : after;
            case "lead.assigned":
                return after with { AssigneeName = Text(entry, "fromName") };
            default:
                return Enum.TryParse<LeadStatus>(Text(entry, "from"), out var from) ? after with { Status = from } : after;
        }
    }

    private static TagName? TagOf(ActivityEntry entry)
    {
        using var json = JsonDocument.Parse(entry.Particulars!);
        return json.RootElement.TryGetProperty("tagId", out var id) && json.RootElement.TryGetProperty("tag", out var name)
            ? new TagName(id.GetInt64(), name.GetString() ?? "")
            : null;
    }

    private static string? Text(ActivityEntry entry, string name)
    {
        using var json = JsonDocument.Parse(entry.Particulars!);
        return json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private static IQueryable<ActivityEntry> Newest(OpsDb db, long leadId) =>
        db.Activity.AsNoTracking().Where(entry => entry.SubjectKind == "lead" && entry.SubjectId == leadId).OrderByDescending(entry => entry.Id);
}
