using System.Text.Json;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Scoring;

/// <summary>
/// Why a lead's scores are what they are, and whether a manager cleared its doubt of fraud. Beside the lead, whose row everything reads and
/// which holds the numbers.
/// </summary>
public sealed class LeadReckoning : ITenantOwned
{
    public const int ReasonsLength = 4_000;
    public const int KeysLength = 2_000;

    private static readonly JsonSerializerOptions format = new(JsonSerializerDefaults.Web);

    public long LeadId { get; init; }

    public long TenantId { get; init; }

    public string Priority { get; private set; } = "[]";

    public string Stars { get; private set; } = "[]";

    public string Fraud { get; private set; } = "[]";

    /// <summary>When a manager said that the signs known by then mean nothing; null when nobody did, or when a new one came since.</summary>
    public DateTime? ClearedAtUtc { get; private set; }

    public long? ClearedByUserId { get; private set; }

    public string? ClearedByName { get; private set; }

    public string? ClearedWhy { get; private set; }

    /// <summary>The keys of the signs that were cleared, one a line.</summary>
    public string ClearedKeys { get; private set; } = "";

    public IReadOnlyList<ScorePart> PriorityParts => Read<ScorePart>(Priority);

    public IReadOnlyList<ScorePart> StarParts => Read<ScorePart>(Stars);

    public IReadOnlyList<FraudSignal> FraudSignals => Read<FraudSignal>(Fraud);

    /// <summary>Reasons as they are stored, for those who need them of many leads.</summary>
    public static IReadOnlyList<ScorePart> PartsOf(string stored) => Read<ScorePart>(stored);

    public void Take(LeadReckoned reckoned) =>
        (Priority, Stars, Fraud) = (Write(reckoned.Priority.Parts), Write(reckoned.Stars.Parts), Write(reckoned.Fraud.Signals));

    public bool IsPriority(ReviewScore score) => Priority == Write(score.Parts);

    public bool IsStars(LeadStars stars) => Stars == Write(stars.Parts);

    public bool IsFraud(FraudScore fraud) => Fraud == Write(fraud.Signals);

    public void Clear(Actor by, DateTime nowUtc, string why) =>
        (ClearedAtUtc, ClearedByUserId, ClearedByName, ClearedWhy, ClearedKeys) = (nowUtc, by.UserId, by.Name, why, string.Join('\n', FraudSignals.Select(signal => signal.Key)));

    public void Unclear() => (ClearedAtUtc, ClearedByUserId, ClearedByName, ClearedWhy, ClearedKeys) = (null, null, null, null, "");

    /// <summary>Whether all these signs were cleared. A sign that went and came again is no new one.</summary>
    public bool Covers(FraudScore fraud)
    {
        if (ClearedAtUtc is null)
            return false;
        var keys = ClearedKeys.Split('\n').ToHashSet(StringComparer.Ordinal);
        return fraud.Signals.All(signal => keys.Contains(signal.Key));
    }

    private static string Write<T>(IReadOnlyList<T> reasons) => JsonSerializer.Serialize(reasons, format);

    private static List<T> Read<T>(string text) => JsonSerializer.Deserialize<List<T>>(text, format) ?? [];
}

/// <summary>All three scores of a lead.</summary>
public sealed record LeadReckoned(ReviewScore Priority, LeadStars Stars, FraudScore Fraud);
