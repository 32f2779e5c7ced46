using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.Onboarding;

public enum OnboardingStep
{
    Profile,
    Markets,
    Notices,
}

/// <summary>How far somebody who registered has come with their first steps. A step that was skipped counts as dealt with; all stay in the profile.</summary>
public sealed class UserOnboarding : ITenantOwned
{
    public long UserId { get; init; }

    public long TenantId { get; init; }

    public DateTime StartedAtUtc { get; init; }

    public DateTime? ProfileAtUtc { get; set; }

    public DateTime? MarketsAtUtc { get; set; }

    public DateTime? NoticesAtUtc { get; set; }

    /// <summary>The first step that is not dealt with; null at the end.</summary>
    public OnboardingStep? Next => ProfileAtUtc is null ? OnboardingStep.Profile : MarketsAtUtc is null ? OnboardingStep.Markets : NoticesAtUtc is null ? OnboardingStep.Notices : null;

    public void Settle(OnboardingStep step, DateTime nowUtc) => _ = step switch
    {
        OnboardingStep.Profile => ProfileAtUtc ??= nowUtc,
        OnboardingStep.Markets => MarketsAtUtc ??= nowUtc,
        _ => NoticesAtUtc ??= nowUtc,
    };
}
