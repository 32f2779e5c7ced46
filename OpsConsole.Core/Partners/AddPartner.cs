using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Partners;

/// <summary>Takes somebody who may answer offers into the rotation, at its end.</summary>
public sealed class AddPartner(OpsDbs dbs)
{
    public async Task<Result<PartnerRef>> RunAsync(long userId, PartnerInput input, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(PartnerPermissions.Change) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.PersonWhoMayAsync(userId, PartnerPermissions.AnswerOwn, ct) is not { } person)
            return new PartnerNeedsAnAccount();
        var tidied = (string.IsNullOrWhiteSpace(input.Name) ? input with { Name = person.Name } : input).Tidied();
        if (tidied.Problems() is { Count: > 0 } problems)
            return new InvalidInput(problems);
        if (await NameOfAsync(db, userId, ct) is { } here)
            return new PartnerIsHereAlready(here);
        var partner = new Partner { UserId = userId, Name = tidied.Name!, Place = 1 + (await db.Partners.MaxAsync(row => (int?)row.Place, ct) ?? 0) };
        partner.Take(tidied);
        db.Partners.Add(partner);
        db.Record(actor, "partner.added", partner, PartnerRules.Of(partner));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await NameOfAsync(db, userId, ct) is not { } meanwhile)
                throw;
            return new PartnerIsHereAlready(meanwhile);
        }

        return new PartnerRef(partner.Id, partner.Version);
    }

    private static Task<string?> NameOfAsync(OpsDb db, long userId, CancellationToken ct) =>
        db.Partners.Where(row => row.UserId == userId).Select(row => (string?)row.Name).FirstOrDefaultAsync(ct);
}
