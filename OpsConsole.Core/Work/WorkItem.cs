using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Work;

/// <summary>Deferred work: a row that any node may claim, run, fail and try again, and that a page can watch.</summary>
public sealed class WorkItem : ITenantOwned, IActivitySubject
{
    public const int KindLength = 60;
    public const int TextLength = 400;
    public const int UsualPriority = 100;
    public const int UsualAttempts = 8;
    public const string Subject = "work-item";

    /// <summary>The kind of topic that is told when work of one user moves from state to state; the id is the user's.</summary>
    public const string OfUser = "work-of";

    public long Id { get; init; }

    public long TenantId { get; init; }

    /// <summary>Which handler runs it: <c>leads.import</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The handler's own JSON.</summary>
    public required string Payload { get; init; }

    public WorkStatus Status { get; set; } = WorkStatus.Waiting;

    /// <summary>Smaller runs first.</summary>
    public int Priority { get; init; } = UsualPriority;

    public DateTime RunAfterUtc { get; set; }

    public int Attempts { get; set; }

    public int MaxAttempts { get; init; } = UsualAttempts;

    /// <summary>The claim's own token; every write of the run is conditional on it, so that a run that lost its lease changes nothing.</summary>
    public string? LeaseToken { get; set; }

    public DateTime? LeaseUntilUtc { get; set; }

    public long ProgressDone { get; set; }

    public long? ProgressTotal { get; set; }

    public string? ProgressText { get; set; }

    public string? Error { get; set; }

    /// <summary>Why somebody put it aside.</summary>
    public string? DiscardReason { get; set; }

    public long? CreatedByUserId { get; init; }

    public required string CreatedByName { get; init; }

    public DateTime CreatedAtUtc { get; init; }

    public DateTime? StartedAtUtc { get; set; }

    public DateTime? EndedAtUtc { get; set; }

    /// <summary>Last time anything here changed; what other nodes' live feeds look for.</summary>
    public DateTime UpdatedAtUtc { get; set; }

    string IActivitySubject.SubjectKind => Subject;

    /// <summary>Whoever queued an item may follow it, put it aside while it waits, and queue it again.</summary>
    public bool IsOf(Actor actor) => CreatedByUserId is not null && CreatedByUserId == actor.UserId;

    internal static string Shortened(string text) => text.Length <= TextLength ? text : text[..(TextLength - 1)] + "…";
}
