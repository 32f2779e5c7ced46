using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Messages.Bounces;

/// <summary>Somebody knows that a blocked address works again. What comes back later blocks it anew.</summary>
public sealed class ReleaseBlockedAddress(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<long>> RunAsync(long id, long version, string reason, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(MessagePermissions.Manage) is { } refusal)
            return refusal;
        var why = reason.Trim();
        if (why.Length is 0 or > AddressSuppression.ReasonLength)
            return new ReleaseNeedsAReason();
        await using var db = dbs.Open(actor);
        if (await db.AddressSuppressions.FirstOrDefaultAsync(one => one.Id == id, ct) is not { } row)
            return new NotFound("This address");
        if (row.Release(why, actor, clock.GetUtcNow().UtcDateTime) is { } error)
            return error;
        if (row.Version != version)
            return new ChangedBySomeoneElse("Mail", "blocked it anew", row.AtUtc);
        db.Record(actor, "blocked-address.released", row, new { Reason = why });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedBySomeoneElse("Somebody", "changed it", clock.GetUtcNow().UtcDateTime);
        }

        return row.Id;
    }
}
