using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Users.Erasing;

/// <summary>
/// Begins to erase somebody who asked for it. The account is shut and signed out at once; queued work does the rest (decision 0136). There is no
/// way back: the name has to be typed.
/// </summary>
public sealed class EraseUser(OpsDbs dbs, TimeProvider clock)
{
    /// <param name="typedName">The person's name, as a second thought.</param>
    /// <returns>The erasure's id.</returns>
    public async Task<Result<long>> RunAsync(UserRef target, string typedName, string reason, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(UserPermissions.Erase) is { } refusal)
            return refusal;
        if (StatusReason.WhyNot(reason) is { } noReason)
            return noReason;
        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(row => row.Id == target.Id, ct) is not { } user)
            return new NotFound("The account");
        if (await WhyNotAsync(db, user, typedName, actor, ct) is { } problem)
            return problem;
        if (user.ConcurrencyStamp != target.Version)
            return await Activity.WhoChanged.WhoChangedAsync(db, user, ct);

        var now = clock.GetUtcNow().UtcDateTime;
        var traces = await db.TracesOfAsync(user, ct);
        var erasure = new Erasure { UserId = user.Id, ByUserId = actor.UserId, ByName = actor.Name, Reason = traces.Strike(reason.Trim()), AskedAtUtc = now, Traces = JsonSerializer.Serialize(traces) };
        if (!user.IsDisabled && user.Disable(actor) is { } cannot)
            return cannot;
        db.Record(actor, "user.erasure-asked", user, new { erasure.Reason });
        try
        {
            await db.InTransactionAsync(async () =>
            {
                db.Erasures.Add(erasure);
                await db.SaveChangesAsync(ct);
                var item = WorkQueue.Enqueue(db, CarryOutErasure.KindName, new ErasureWanted(erasure.Id), actor, clock);
                await db.SaveChangesAsync(ct);
                erasure.WorkItemId = item.Id;
                await db.SaveChangesAsync(ct);
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await Activity.WhoChanged.WhoChangedAsync(db, user, ct);
        }

        return erasure.Id;
    }

    private static async Task<Error?> WhyNotAsync(OpsDb db, User user, string typedName, Actor actor, CancellationToken ct)
    {
        if (user.Id == actor.UserId)
            return new CannotEraseYourself();
        if (user.ErasedAtUtc is not null)
            return new IsErased(user.DisplayName);
        if (await db.Erasures.AnyAsync(row => row.UserId == user.Id && row.FinishedAtUtc == null, ct))
            return new ErasureRuns(user.DisplayName);
        if (!string.Equals(typedName.Trim(), user.DisplayName, StringComparison.Ordinal))
            return new NameIsNotTheirs(user.DisplayName);
        if (await db.InWorkAsync(user.Id, ct) is { Count: > 0 } inWork)
            return new SomethingIsInWork(inWork);
        return await db.MayManageUsersAsync(user.Id, ct) ? await db.KeepSomebodyWhoManagesUsersAsync(ct, withoutUser: user.Id) : null;
    }
}

/// <summary>What is queued: a number alone.</summary>
public sealed record ErasureWanted(long ErasureId);
