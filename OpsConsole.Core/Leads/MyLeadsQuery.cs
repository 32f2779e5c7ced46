using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Core.Leads.Scoring;

namespace OpsConsole.Core.Leads;

/// <summary>A lead as the agent who submitted it follows it.</summary>
public sealed record MyLead(
    long Id, long Version, LeadStatus Status, string Street, string City, string Zip, long? AskingPriceCents, DateTime SubmittedAtUtc,
    DateTime StatusChangedAtUtc, DateTime? CountdownStartedAtUtc, DateTime? CountdownExpiresAtUtc, RejectReason? RejectReason, string? RejectNote,
    string? Question, string? QuestionByName, DateTime? QuestionAtUtc, string? Answer)
{
    public IReadOnlyList<PhotoLine> Photos { get; init; } = [];

    /// <summary>Null when they were not reckoned yet.</summary>
    public int? Stars { get; init; }

    public IReadOnlyList<ScorePart> StarParts { get; init; } = [];
}

/// <summary>An agent's own leads, those with an open question first, then newest first, a page at a time.</summary>
public sealed class MyLeadsQuery(OpsDbs dbs, LeadPhotosQuery photos)
{
    public const int PageSize = 25;

    /// <returns>At most one page, and whether there is another.</returns>
    public async Task<(IReadOnlyList<MyLead> Leads, bool HasMore)> LoadAsync(Actor actor, int page, CancellationToken ct)
    {
        if (!actor.May(LeadPermissions.SubmitOwn) || actor.UserId is not { } userId)
            return ([], false);
        await using var db = dbs.Open(actor);
        var leads = await db.Leads.AsNoTracking().Where(lead => lead.SubmittedByUserId == userId)
            .OrderByDescending(lead => lead.Status == LeadStatus.Pending && lead.Question != null && lead.Answer == null)
            .ThenByDescending(lead => lead.SubmittedAtUtc).ThenByDescending(lead => lead.Id)
            .Skip(Math.Max(0, page) * PageSize).Take(PageSize + 1)
            .Select(lead => new MyLead(
                lead.Id, lead.Version, lead.Status, lead.Street, lead.City, lead.Zip, lead.AskingPriceCents, lead.SubmittedAtUtc,
                lead.StatusChangedAtUtc, lead.CountdownStartedAtUtc, lead.CountdownExpiresAtUtc, lead.RejectReason, lead.RejectNote,
                lead.Question, lead.QuestionByName, lead.QuestionAtUtc, lead.Answer)
            {
                Stars = lead.Stars,
            })
            .ToListAsync(ct);
        var shown = leads.Take(PageSize).ToList();
        var ids = shown.ConvertAll(lead => lead.Id);
        // Why an agent's lead is doubted, or how soon it is looked at, is the house's own.
        var reasons = await db.LeadReckonings.Where(row => ids.Contains(row.LeadId)).Select(row => new { row.LeadId, row.Stars }).ToDictionaryAsync(row => row.LeadId, row => row.Stars, ct);
        var byLead = (await photos.OfLeadsAsync(actor.TenantId, ids, ct)).ToLookup(photo => photo.LeadId);
        return (shown.ConvertAll(lead => lead with { Photos = [.. byLead[lead.Id]], StarParts = reasons.TryGetValue(lead.Id, out var stored) ? LeadReckoning.PartsOf(stored) : [] }), leads.Count > PageSize);
    }
}
