using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads;

public sealed partial class Lead
{
    /// <summary>
    /// What is reckoned and no change of the lead: saving nothing else checks the version and leaves it as it is, so that nobody who edits
    /// meets a conflict (decision 0108).
    /// </summary>
    public static IReadOnlySet<string> Reckoned { get; } = new HashSet<string>
    {
        nameof(Score), nameof(ScoreAtUtc), nameof(Stars), nameof(StarsAtUtc), nameof(FraudScore), nameof(FraudAtUtc),
    };

    /// <summary>Review priority, 0 to 100; see <see cref="ReviewScore"/>.</summary>
    public int Score { get; set; }

    /// <summary>Since when the priority stands with these reasons; null before it was reckoned with the tenant's weights.</summary>
    public DateTime? ScoreAtUtc { get; private set; }

    /// <summary>1 to 5, how good it is for a buyer; see <see cref="Scoring.LeadStars"/>. Null before it was reckoned.</summary>
    public int? Stars { get; private set; }

    public DateTime? StarsAtUtc { get; private set; }

    /// <summary>0 to 100, how much speaks for fraud; see <see cref="Scoring.FraudScore"/>. Null before it was reckoned.</summary>
    public int? FraudScore { get; private set; }

    public DateTime? FraudAtUtc { get; private set; }

    /// <summary>Kept from sale because of its fraud score: not held, not sold, not offered to partners.</summary>
    public bool IsHidden { get; private set; }

    public void TakePriority(int points, DateTime nowUtc) => (Score, ScoreAtUtc) = (points, nowUtc);

    public void TakeStars(int stars, DateTime nowUtc) => (Stars, StarsAtUtc) = (stars, nowUtc);

    public void TakeFraudScore(int points, DateTime nowUtc) => (FraudScore, FraudAtUtc) = (points, nowUtc);

    /// <summary>Raises or drops the doubt, and keeps the lead from sale or lets it go. Nobody holds what is hidden.</summary>
    /// <returns>False when it was so already.</returns>
    public bool Suspect(bool isSuspicious, bool isHidden)
    {
        if ((Doubts.HasFlag(LeadDoubts.Suspicious), IsHidden) == (isSuspicious, isHidden))
            return false;
        Doubts = isSuspicious ? Doubts | LeadDoubts.Suspicious : Doubts & ~LeadDoubts.Suspicious;
        IsHidden = isHidden;
        if (isHidden)
            EndHold();
        return true;
    }

    private LeadIsHidden? Hidden() => IsHidden ? new LeadIsHidden() : null;

    /// <summary>
    /// The first word on a new lead's priority; on one that was reckoned already, what the edit changes by itself, so that its card does not
    /// jump there and back before the reckoning follows.
    /// </summary>
    private void TakePriorityOf(LeadInput next)
    {
        var estimate = ReviewScore.Of(next).Points;
        Score = ScoreAtUtc is null ? estimate : Math.Clamp(Score + estimate - ReviewScore.Of(ToInput()).Points, 0, 100);
    }
}
