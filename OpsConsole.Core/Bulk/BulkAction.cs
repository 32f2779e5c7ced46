using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Bulk;

/// <summary>
/// One change for many rows of a room: what, chosen how, by whom, how far it got. Which rows is frozen in <see cref="BulkBatch"/> rows when
/// it starts; what came of each is a <see cref="BulkResult"/>. Counts and place move with every batch it saves.
/// </summary>
public sealed partial class BulkAction : ITenantOwned, IVersioned, IActivitySubject
{
    public const int KindLength = 20;
    public const int RowKindLength = 20;
    public const int NameLength = 160;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long Version { get; private set; }

    /// <summary>The dialog's own key: the same order sent twice is one action.</summary>
    public Guid RequestKey { get; init; }

    /// <summary>What it changes, see <see cref="BulkRoom.RowKind"/>.</summary>
    public required string RowKind { get; init; }

    public required string Kind { get; init; }

    /// <summary>The JSON of a <see cref="BulkChange"/>.</summary>
    public required string Change { get; init; }

    /// <summary>The import that it takes back; null for every other kind.</summary>
    public long? ImportId { get; init; }

    /// <summary>The text of the filter that chose the rows; null when they were picked one by one.</summary>
    public string? Filter { get; init; }

    /// <summary>How many rows were chosen.</summary>
    public int Chosen { get; init; }

    /// <summary>How many the person had seen; more than <see cref="Chosen"/> when some had left the filter by the start. Null for actions of the first version.</summary>
    public int? Seen { get; init; }

    /// <summary>How many batches they were frozen in.</summary>
    public int Batches { get; init; }

    /// <summary>The newest entry of all activity before its rows were read: what is said of a row later was not seen. 0 for actions of earlier versions.</summary>
    public long SeenEntryId { get; init; }

    public BulkPhase Phase { get; private set; } = BulkPhase.Doing;

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

    string IActivitySubject.SubjectKind => SubjectOf(RowKind);

    /// <summary>What the activity and the live topics of a room's actions are about, such as "lead-bulk".</summary>
    public static string SubjectOf(string rowKind) => $"{rowKind}-bulk";
}

public enum BulkPhase
{
    Doing,
    Done,
    Undoing,
    Undone,
}
