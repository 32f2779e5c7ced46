using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Terms;

/// <summary>Somebody says yes to the versions that count now. Those they have said yes to stay as they are.</summary>
public sealed class AcceptTerms(OpsDbs dbs, LegalBook legal, TimeProvider clock)
{
    public async Task<Result<long>> RunAsync(string? from, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(row => row.Id == actor.UserId, ct) is not { } user)
            return new NotFound("This account");
        var given = await db.TermsAcceptances.Where(row => row.UserId == user.Id).Select(row => new { row.Document, row.Version }).ToListAsync(ct);
        var missing = legal.Current.Where(text => !given.Any(row => row.Document == text.Document && row.Version == text.Version)).ToList();
        if (missing.Count == 0)
            return user.Id;
        var now = clock.GetUtcNow().UtcDateTime;
        db.TermsAcceptances.AddRange(missing.Select(text => new TermsAcceptance { UserId = user.Id, Document = text.Document, Version = text.Version, AtUtc = now, From = from }));
        db.Record(actor, "user.terms-accepted", user, new { Versions = missing.Select(text => $"{text.Document} {text.Version}") });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Said yes in another tab at the same moment.
        }

        return user.Id;
    }
}
