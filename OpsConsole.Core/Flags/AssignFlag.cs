using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Flags;

/// <summary>Says who looks after a flag and takes it out of the product in the end.</summary>
public sealed class AssignFlag(OpsDbs dbs)
{
    /// <param name="ownerUserId">Null for nobody.</param>
    public async Task<Result<FlagRef>> RunAsync(FlagRef target, long? ownerUserId, Actor actor, CancellationToken ct)
    {
        string? name = null;
        if (ownerUserId is { } id && actor.May(FlagPermissions.Change))
        {
            await using var db = dbs.Open(actor);
            name = await db.Users.Where(user => user.Id == id && !user.IsDisabled).Select(user => user.DisplayName).FirstOrDefaultAsync(ct);
            if (name is null)
                return new NotFound("This person");
        }

        return await dbs.ChangeFlagAsync(target, actor, "flag.assigned", flag =>
        {
            flag.Give(ownerUserId, name);
            return null;
        }, flag => new { From = flag.OwnerName, To = name }, ct);
    }
}
