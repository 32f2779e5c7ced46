using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Security;

/// <summary>Lets an address sign in again at once. What was tried from it before does not count any more.</summary>
public sealed class ReleaseAddress(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<long>> RunAsync(long blockId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(SecurityPermissions.Manage) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.AddressBlocks.FirstOrDefaultAsync(row => row.Id == blockId, ct) is not { } block)
            return new NotFound("This address");
        if (block.Release(actor, clock.GetUtcNow().UtcDateTime) is { } over)
            return over;
        db.Record(actor, "address-block.released", block, new { block.Address });
        return await db.SaveUnlessChangedAsync(block, ct) is { } conflict ? conflict : block.Id;
    }
}
