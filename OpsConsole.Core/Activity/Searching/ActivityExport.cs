using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Activity.Searching;

/// <summary>
/// A file of the activity that somebody took out. The row is there before the first byte leaves, so that a node that dies in the middle leaves
/// a file that was begun and never ended.
/// </summary>
public sealed class ActivityExport : ITenantOwned, IActivitySubject
{
    public const string Subject = "activity-export";
    public const int FormatLength = 10;
    public const int FilterLength = 500;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public required long? ByUserId { get; init; }

    public required string Format { get; init; }

    /// <summary>The filter in words; empty for all.</summary>
    public required string Filter { get; init; }

    /// <summary>The newest entry that was there when it began; later ones are not in the file.</summary>
    public required long UpToId { get; init; }

    public required DateTime BeganAtUtc { get; init; }

    public required long RowsFound { get; init; }

    /// <summary>Null while it is written, and for ever when whoever wrote it died.</summary>
    public long? RowsWritten { get; private set; }

    public DateTime? EndedAtUtc { get; private set; }

    string IActivitySubject.SubjectKind => Subject;

    public void End(long written, DateTime nowUtc) => (RowsWritten, EndedAtUtc) = (written, nowUtc);
}
