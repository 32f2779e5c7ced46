using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Onboarding;

/// <param name="Next">The first step that is not dealt with; null at the end.</param>
public sealed record OnboardingPlace(OnboardingStep? Next);

public sealed class OnboardingQuery(OpsDbs dbs)
{
    /// <summary>Null for somebody whom an administrator made: they have nobody to be welcomed by but colleagues.</summary>
    public async Task<OnboardingPlace?> LoadAsync(Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        return await db.UserOnboardings.AsNoTracking().FirstOrDefaultAsync(row => row.UserId == actor.UserId, ct) is { } row ? new OnboardingPlace(row.Next) : null;
    }
}
