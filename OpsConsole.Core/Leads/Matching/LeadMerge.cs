using System.Text.Json;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Matching;

/// <summary>One lead taken into another, with all that an undo needs.</summary>
public sealed class LeadMerge : ITenantOwned, IVersioned
{
    /// <summary>For so long it can be undone; the trash keeps the merged lead at least that long.</summary>
    public static readonly TimeSpan UndoWindow = TimeSpan.FromDays(30);

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long Version { get; private set; }

    public long MatchId { get; init; }

    public long SurvivorLeadId { get; init; }

    public long MergedLeadId { get; init; }

    public long? ByUserId { get; init; }

    public required string ByName { get; init; }

    public DateTime AtUtc { get; init; }

    /// <summary>A <see cref="MergedBefore"/> as JSON.</summary>
    public required string Before { get; init; }

    public DateTime? UndoneAtUtc { get; private set; }

    public string? UndoneByName { get; private set; }

    /// <summary>Null when it may be undone now, else why not.</summary>
    public Error? WhyNotUndo(DateTime nowUtc) =>
        UndoneAtUtc is not null ? new MergeIsUndone(UndoneByName) : nowUtc - AtUtc > UndoWindow ? new MergeIsTooOld((int)UndoWindow.TotalDays) : null;

    public Error? Undo(Actor actor, DateTime nowUtc)
    {
        if (WhyNotUndo(nowUtc) is { } refusal)
            return refusal;
        (UndoneAtUtc, UndoneByName) = (nowUtc, actor.Name);
        return null;
    }
}

/// <summary>How things stood before a merge, as far as it changed them.</summary>
/// <param name="Facts">Of the survivor.</param>
/// <param name="SurvivorWasDuplicateOf">What the survivor named as the lead of its address.</param>
/// <param name="MergedWasDuplicateOf">The same of the merged lead.</param>
/// <param name="Heirs">The leads that named the merged one as the lead of their address.</param>
/// <param name="SurvivorHeirs">Those that named the survivor.</param>
/// <param name="Opportunities">Null in merges from before there were any.</param>
/// <param name="Photos">The same.</param>
public sealed record MergedBefore(
    IReadOnlyList<FactChange> Facts, long? SurvivorWasDuplicateOf, long? MergedWasDuplicateOf, IReadOnlyList<long> Heirs, IReadOnlyList<long> SurvivorHeirs,
    IReadOnlyList<long> Notes, IReadOnlyList<long> Tasks, IReadOnlyList<long> Tags, IReadOnlyList<long>? Opportunities = null, IReadOnlyList<long>? Photos = null)
{
    private static readonly JsonSerializerOptions format = new(JsonSerializerDefaults.Web);

    public string ToJson() => JsonSerializer.Serialize(this, format);

    public static MergedBefore FromJson(string json) => JsonSerializer.Deserialize<MergedBefore>(json, format)!;
}
