using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Bulk;

/// <summary>
/// One change for many leads: what, chosen how, by whom, how far it got. Which leads is frozen in <see cref="LeadBulkBatch"/> rows when
/// it starts; what came of each is a <see cref="LeadBulkResult"/>. Counts and place move with every batch it saves.
/// </summary>
public sealed partial class LeadBulkAction : ITenantOwned, IVersioned, IActivitySubject
{
    public const string Subject = "lead-bulk";
    public const int KindLength = 20;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long Version { get; private set; }

    /// <summary>The dialog's own key: the same order sent twice is one action.</summary>
    public Guid RequestKey { get; init; }

    public required string Kind { get; init; }

    /// <summary>The JSON of a <see cref="LeadBulkChange"/>.</summary>
    public required string Change { get; init; }

    /// <summary>The import that it takes back; null for every other kind.</summary>
    public long? ImportId { get; init; }

    /// <summary>The text of the filter that chose the leads; null when they were picked one by one.</summary>
    public string? Filter { get; init; }

    /// <summary>How many leads were chosen.</summary>
    public int Chosen { get; init; }

    /// <summary>How many the person had seen; more than <see cref="Chosen"/> when some had left the filter by the start. Null for actions of the first version.</summary>
    public int? Seen { get; init; }

    /// <summary>How many batches they were frozen in.</summary>
    public int Batches { get; init; }

    public LeadBulkPhase Phase { get; private set; } = LeadBulkPhase.Doing;

    /// <summary>The queued work that runs it. Only that item may; an older one that somebody queues again finds that it is not the one.</summary>
    public long? WorkItemId { get; private set; }

    /// <summary>Batches whose results are saved; a run that starts again goes on behind them.</summary>
    public int BatchesDone { get; private set; }

    /// <summary>Counts up with each retry of what failed.</summary>
    public int Round { get; private set; } = 1;

    public int Done { get; private set; }

    public int LeftOut { get; private set; }

    public int Failed { get; private set; }

    /// <summary>Of those done, how many are as they were before again.</summary>
    public int Undone { get; private set; }

    /// <summary>Of those done, how many the undo left alone because somebody changed them since.</summary>
    public int Kept { get; private set; }

    /// <summary>Why the rest was not done, as a sentence; null while nobody and nothing stopped it.</summary>
    public string? StopReason { get; private set; }

    /// <summary>When its results were removed for their age; then nothing can be tried again.</summary>
    public DateTime? SweptAtUtc { get; private set; }

    public long? StartedByUserId { get; init; }

    public required string StartedByName { get; init; }

    public DateTime StartedAtUtc { get; init; }

    public DateTime? FinishedAtUtc { get; private set; }

    public string? UndoneByName { get; private set; }

    public DateTime? UndoneAtUtc { get; private set; }

    string IActivitySubject.SubjectKind => Subject;
}

public enum LeadBulkPhase
{
    Doing,
    Done,
    Undoing,
    Undone,
}
