using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Editing;

namespace OpsConsole.Core.Leads.Matching;

/// <summary>A merge that was undone. <paramref name="Kept"/> are the survivor's facts that stay because somebody changed them since.</summary>
public sealed record MergeUndone(long SurvivorLeadId, long MergedLeadId, IReadOnlyList<string> Kept);

/// <summary>
/// Makes two leads of one again: each as it was before the merge, but for what others changed since. The pair waits for a reviewer once more.
/// </summary>
public sealed class UndoLeadMerge(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<MergeUndone>> RunAsync(long mergeId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Merge) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.LeadMerges.FirstOrDefaultAsync(row => row.Id == mergeId, ct) is not { } merge)
            return new NotFound("This merge");
        if (merge.Undo(actor, clock.GetUtcNow().UtcDateTime) is { } tooLate)
            return tooLate;
        var all = db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]);
        var survivor = await all.FirstAsync(lead => lead.Id == merge.SurvivorLeadId, ct);
        var merged = await all.FirstAsync(lead => lead.Id == merge.MergedLeadId, ct);
        try
        {
            return await SaveAsync(db, merge, survivor, merged, actor, ct);
        }
        catch (DbUpdateException)
        {
            var now = await db.LeadMerges.AsNoTracking().FirstAsync(row => row.Id == mergeId, ct);
            return now.UndoneAtUtc is null ? await Activity.WhoChanged.WhoChangedAsync(db, survivor, ct) : new MergeIsUndone(now.UndoneByName);
        }
    }

    private static async Task<Result<MergeUndone>> SaveAsync(OpsDb db, LeadMerge merge, Lead survivor, Lead merged, Actor actor, CancellationToken ct)
    {
        var before = MergedBefore.FromJson(merge.Before);
        IReadOnlyList<string> kept = [];
        await db.InTransactionAsync(async () =>
        {
            kept = await GiveFactsBackAsync(db, survivor, before, actor, ct);
            await GiveAddressBackAsync(db, merged, before, actor, ct);
            await MoveBackAsync(db, survivor.Id, merged.Id, before, ct);
            await db.PhotosComeBackAsync(survivor, merged, before.Photos ?? [], ct);
            await db.OpportunitiesGoBackAsync(before.Opportunities ?? [], survivor.Id, merged.Id, actor, ct);
            if (await db.LeadMatches.FirstOrDefaultAsync(match => match.Id == merge.MatchId, ct) is { State: LeadMatchState.Merged } match)
                match.Reopen();
            db.Record(actor, "lead.unmerged", merged, new { From = survivor.Id });
            db.Record(actor, "lead.unmerged", survivor, new { Merged = merged.Id, Kept = kept });
            await db.SaveChangesAsync(ct);
            await db.FlagMatchesAsync(await db.PartnersAsync([survivor.Id, merged.Id], ct), ct);
        }, ct);
        return new MergeUndone(survivor.Id, merged.Id, kept);
    }

    private static async Task<IReadOnlyList<string>> GiveFactsBackAsync(OpsDb db, Lead survivor, MergedBefore before, Actor actor, CancellationToken ct)
    {
        var now = survivor.ToInput();
        var own = before.Facts.Where(change => LeadFact.Named(change.Field)?.Of(now) == change.New).ToList();
        // An address is one thing: when part of it was changed since, all of it stays.
        if (before.Facts.Any(change => MergeProposal.Place.Contains(change.Field) && !own.Contains(change)))
            own.RemoveAll(change => MergeProposal.Place.Contains(change.Field));
        if (survivor.WhyNotEditable() is not null)
            own = [];
        var after = own.Aggregate(now, (input, change) => LeadFact.Named(change.Field)!.With(input, change.Old).Input ?? input);
        var changes = MergeProposal.Changes(now, after);
        if (changes.Count == 0)
            return [.. before.Facts.Select(change => change.Field)];
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
        if (survivor.DuplicateOfLeadId is { } heir && before.SurvivorWasDuplicateOf is null && before.SurvivorHeirs.Contains(heir))
        {
            await StandAsideAsync(db, heir, survivor, actor, ct);
            survivor.MarkAsDuplicateOf(null);
            await db.SaveChangesAsync(ct);
        }

        return [.. before.Facts.Except(own).Select(change => change.Field)];
    }

    /// <summary>
    /// The merged lead stands for its address again when it did before and nobody came in between but those that had named it; otherwise it
    /// comes back as the duplicate of whoever stands there.
    /// </summary>
    private static async Task GiveAddressBackAsync(OpsDb db, Lead merged, MergedBefore before, Actor actor, CancellationToken ct)
    {
        var listing = await db.ListingAtAsync(merged.AddressKey, merged.Id, ct);
        if (before.MergedWasDuplicateOf is null && listing is { } heir && before.Heirs.Contains(heir))
        {
            await StandAsideAsync(db, heir, merged, actor, ct);
            listing = null;
        }

        if (merged.Unmerge(listing) is { } refusal)
            throw new InvalidOperationException(refusal.Message);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Who stands for the address, and all that name it, name the one that comes back. Saves; the one that comes back is not listed yet.</summary>
    private static async Task StandAsideAsync(OpsDb db, long listing, Lead back, Actor actor, CancellationToken ct)
    {
        var aside = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter])
            .Where(lead => lead.Id != back.Id && lead.AddressKey == back.AddressKey && (lead.Id == listing || lead.DuplicateOfLeadId == listing)).ToListAsync(ct);
        foreach (var lead in aside)
        {
            lead.MarkAsDuplicateOf(back.Id);
            db.Record(actor, "lead.address-settled", lead, new { Instead = listing, DuplicateOfLeadId = back.Id });
        }

        await db.SaveChangesAsync(ct);
    }

    private static async Task MoveBackAsync(OpsDb db, long from, long to, MergedBefore before, CancellationToken ct)
    {
        await db.Notes.Where(note => note.LeadId == from && before.Notes.Contains(note.Id)).ExecuteUpdateAsync(set => set.SetProperty(note => note.LeadId, (long?)to), ct);
        await db.Tasks.Where(task => task.LeadId == from && before.Tasks.Contains(task.Id)).ExecuteUpdateAsync(set => set.SetProperty(task => task.LeadId, (long?)to), ct);
        await db.LeadTags.Where(row => row.LeadId == from && before.Tags.Contains(row.TagId)).ExecuteDeleteAsync(ct);
    }
}
