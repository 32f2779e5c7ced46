using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Editing;

namespace OpsConsole.Core.Leads.Matching;

/// <param name="Taken">Facts that the survivor takes over from the other.</param>
public sealed record MergeWish(long MatchId, LeadRef Survivor, LeadRef Merged, IReadOnlyList<string> Taken);

/// <summary>
/// Makes one lead of two that look alike: the survivor takes over facts, notes, photos, tasks, tags and the opportunity; the other goes into the trash, where it names
/// the survivor. Everything is one transaction; <see cref="UndoLeadMerge"/> takes it back.
/// </summary>
public sealed class MergeLeads(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>The merge's id.</returns>
    public async Task<Result<long>> RunAsync(MergeWish wish, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Merge) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.LeadMatches.FirstOrDefaultAsync(row => row.Id == wish.MatchId, ct) is not { } match)
            return new NotFound("This comparison");
        if (match.Merge(actor, clock.GetUtcNow().UtcDateTime) is { } settled)
            return settled;
        if ((Math.Max(wish.Survivor.Id, wish.Merged.Id), Math.Min(wish.Survivor.Id, wish.Merged.Id)) != (match.LeadId, match.OtherLeadId))
            return new NotOfThisPair();
        if (wish.Taken.FirstOrDefault(name => LeadFact.Named(name) is null) is { } unknown)
            return new FactIsUnknown(unknown);

        var leads = await db.Leads.Where(lead => lead.Id == wish.Survivor.Id || lead.Id == wish.Merged.Id).ToDictionaryAsync(lead => lead.Id, ct);
        foreach (var target in new[] { wish.Survivor, wish.Merged })
        {
            if (!leads.TryGetValue(target.Id, out var lead))
                return new NotFound($"Lead {target.Id}");
            if (lead.Version != target.Version)
                return await Activity.WhoChanged.WhoChangedAsync(db, lead, ct);
        }

        try
        {
            return await SaveAsync(db, match, leads[wish.Survivor.Id], leads[wish.Merged.Id], wish.Taken, actor, ct);
        }
        catch (DbUpdateException)
        {
            return await db.WhoSettledAsync(match, ct);
        }
    }

    private async Task<Result<long>> SaveAsync(OpsDb db, LeadMatch match, Lead survivor, Lead merged, IReadOnlyList<string> taken, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (before, after) = (survivor.ToInput(), MergeProposal.Joined(survivor.ToInput(), merged.ToInput(), taken));
        var changes = MergeProposal.Changes(before, after);
        if (changes.Count > 0 && survivor.WhyNotEditable() is { } fixedFacts)
            return fixedFacts;
        var (survivorWas, mergedWas) = (survivor.DuplicateOfLeadId, merged.DuplicateOfLeadId);
        if (merged.MergeInto(survivor.Id, actor, now) is { } refusal)
            return refusal;

        LeadMerge? merge = null;
        await db.InTransactionAsync(async () =>
        {
            var heirs = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).Where(lead => lead.DuplicateOfLeadId == merged.Id).Select(lead => lead.Id).ToListAsync(ct);
            var survivorHeirs = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).Where(lead => lead.DuplicateOfLeadId == survivor.Id).Select(lead => lead.Id).ToListAsync(ct);
            db.Record(actor, "lead.merged", merged, new { Into = survivor.Id });
            await db.SaveChangesAsync(ct);
            await db.HandOverAsync(merged.Id, actor, ct);
            await TakeFactsAsync(db, survivor, after, changes, actor, ct);
            var moved = await MoveAsync(db, merged.Id, survivor.Id, ct);
            var photos = await db.PhotosFollowAsync(merged, survivor, ct);
            var opportunities = await db.OpportunitiesFollowAsync(merged.Id, survivor.Id, actor, ct);
            merge = new LeadMerge
            {
                MatchId = match.Id,
                SurvivorLeadId = survivor.Id,
                MergedLeadId = merged.Id,
                ByUserId = actor.UserId,
                ByName = actor.Name,
                AtUtc = now,
                Before = new MergedBefore(changes, survivorWas, mergedWas, heirs, survivorHeirs, moved.Notes, moved.Tasks, moved.Tags, opportunities, photos).ToJson(),
            };
            db.LeadMerges.Add(merge);
            db.Record(actor, "lead.merged", survivor, new { Merged = merged.Id, Facts = changes.Select(change => change.Field) });
            await db.SaveChangesAsync(ct);
            await db.FlagMatchesAsync(await db.PartnersAsync([survivor.Id, merged.Id], ct), ct);
        }, ct);
        return merge!.Id;
    }

    private static async Task TakeFactsAsync(OpsDb db, Lead survivor, Intake.LeadInput after, IReadOnlyList<FactChange> changes, Actor actor, CancellationToken ct)
    {
        if (changes.Count == 0)
            return;
        var (key, wasListing) = (survivor.AddressKey, survivor.DuplicateOfLeadId is null);
        if (LeadEditing.Apply(db, survivor, after, changes, actor) is { } refusal)
            throw new InvalidOperationException(refusal.Message);
        if (!changes.Any(change => MergeProposal.Place.Contains(change.Field)))
            survivor.AddressKey = key;
        if (survivor.AddressKey != key)
            survivor.MarkAsDuplicateOf(await db.ListingAtAsync(survivor.AddressKey, survivor.Id, ct));
        await db.SaveChangesAsync(ct);
        if (survivor.AddressKey != key && wasListing)
            await db.HandOverAsync(survivor.Id, actor, ct);
    }

    private static async Task<(List<long> Notes, List<long> Tasks, List<long> Tags)> MoveAsync(OpsDb db, long from, long to, CancellationToken ct)
    {
        var notes = await db.Notes.Where(note => note.LeadId == from).Select(note => note.Id).ToListAsync(ct);
        await db.Notes.Where(note => note.LeadId == from).ExecuteUpdateAsync(set => set.SetProperty(note => note.LeadId, (long?)to), ct);
        var tasks = await db.Tasks.Where(task => task.LeadId == from).Select(task => task.Id).ToListAsync(ct);
        await db.Tasks.Where(task => task.LeadId == from).ExecuteUpdateAsync(set => set.SetProperty(task => task.LeadId, (long?)to), ct);
        var tags = await db.LeadTags.Where(row => row.LeadId == from && !db.LeadTags.Any(own => own.LeadId == to && own.TagId == row.TagId)).Select(row => row.TagId).ToListAsync(ct);
        var room = Tagging.LeadTag.MostPerLead - await db.LeadTags.CountAsync(row => row.LeadId == to, ct);
        tags = [.. tags.Take(Math.Max(0, room))];
        db.LeadTags.AddRange(tags.Select(tag => new Tagging.LeadTag { LeadId = to, TagId = tag }));
        return (notes, tasks, tags);
    }
}

internal static class MatchPartners
{
    /// <summary>These leads and all that an open pair joins to one of them.</summary>
    public static async Task<IReadOnlyCollection<long>> PartnersAsync(this OpsDb db, long[] ids, CancellationToken ct)
    {
        var pairs = await db.LeadMatches.AsNoTracking().Where(match => match.State == LeadMatchState.Open && (ids.Contains(match.LeadId) || ids.Contains(match.OtherLeadId)))
            .Select(match => new { match.LeadId, match.OtherLeadId }).ToListAsync(ct);
        return [.. pairs.SelectMany(pair => new[] { pair.LeadId, pair.OtherLeadId }).Concat(ids).Distinct()];
    }
}
