using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Matching;

public enum LeadMatchState
{
    /// <summary>A reviewer has yet to say.</summary>
    Open,

    /// <summary>Somebody said that these are two; nobody is asked again.</summary>
    Kept,
    Merged,
}

/// <summary>Two leads that look alike, once per pair, and what somebody said to it.</summary>
public sealed class LeadMatch : ITenantOwned, IVersioned
{
    public const int ReasonsLength = 1000;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long Version { get; private set; }

    /// <summary>The later of the two.</summary>
    public long LeadId { get; init; }

    public long OtherLeadId { get; init; }

    /// <summary>See <see cref="MatchScore"/>.</summary>
    public int Points { get; private set; }

    public MatchVerdict Verdict { get; private set; }

    /// <summary>One a line, what weighs most first.</summary>
    public string Reasons { get; private set; } = "";

    public LeadMatchState State { get; private set; }

    public DateTime FoundAtUtc { get; init; }

    public long? SettledByUserId { get; private set; }

    public string? SettledByName { get; private set; }

    public DateTime? SettledAtUtc { get; private set; }

    /// <summary>Takes over what a look came to. False when it says what it said before.</summary>
    public bool Take(MatchScore score)
    {
        var text = string.Join('\n', score.Reasons);
        text = text.Length <= ReasonsLength ? text : text[..ReasonsLength];
        if ((Points, Verdict, Reasons) == (score.Points, score.Verdict, text))
            return false;
        (Points, Verdict, Reasons) = (score.Points, score.Verdict, text);
        return true;
    }

    public Error? Keep(Actor actor, DateTime nowUtc) => Settle(LeadMatchState.Kept, actor, nowUtc);

    public Error? Merge(Actor actor, DateTime nowUtc) => Settle(LeadMatchState.Merged, actor, nowUtc);

    public void Reopen() => (State, SettledByUserId, SettledByName, SettledAtUtc) = (LeadMatchState.Open, null, null, null);

    private MatchIsSettled? Settle(LeadMatchState state, Actor actor, DateTime nowUtc)
    {
        if (State != LeadMatchState.Open)
            return new MatchIsSettled(State, SettledByName);
        (State, SettledByUserId, SettledByName, SettledAtUtc) = (state, actor.UserId, actor.Name, nowUtc);
        return null;
    }
}
