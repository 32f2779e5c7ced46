using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Onboarding;

/// <summary>A first step is done or skipped; the place is kept, so that another device goes on from there.</summary>
public sealed class SettleOnboardingStep(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>The next step; null at the end.</returns>
    public async Task<Result<OnboardingPlace>> RunAsync(OnboardingStep step, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        await using var db = dbs.Open(actor);
        if (await db.UserOnboardings.FirstOrDefaultAsync(row => row.UserId == actor.UserId, ct) is not { } row)
            return new NotFound("The first steps of this account");
        row.Settle(step, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(ct);
        return new OnboardingPlace(row.Next);
    }
}
