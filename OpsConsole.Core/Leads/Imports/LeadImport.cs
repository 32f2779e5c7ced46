using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads.Imports.Updating;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>One file of leads on its way in: uploaded, mapped, run, finished. Its counts and place in the file move with every batch it saves.</summary>
public sealed partial class LeadImport : ITenantOwned, IVersioned, IActivitySubject
{
    public const string Subject = "lead-import";
    public const int FileNameLength = 200;
    public const int ErrorLength = 1000;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long Version { get; private set; }

    public long FileId { get; init; }

    public required string FileName { get; init; }

    /// <summary>What people will filter leads by.</summary>
    public required string Source { get; set; }

    /// <summary>How many leads the file holds: its lines without the header and blank ones.</summary>
    public int Rows { get; init; }

    public LeadImportStatus Status { get; private set; } = LeadImportStatus.Uploaded;

    /// <summary>Which column fills which field: the JSON of a <see cref="ColumnMapping"/>.</summary>
    public required string Mapping { get; set; }

    /// <summary>A hash of the header, by which the choice of columns is found again for the next file of its kind; null from before there was one.</summary>
    public string? HeaderHash { get; init; }

    /// <summary>The file of the earlier import whose columns were taken over; null when they were recognised by name.</summary>
    public string? MappingFrom { get; init; }

    /// <summary>What lines do to leads that are already here.</summary>
    public ExistingLeads Existing { get; set; }

    /// <summary>The queued work that runs it. Only that item may; an older one that somebody queues again finds that it is not the one.</summary>
    public long? WorkItemId { get; private set; }

    /// <summary>The last line of the file whose outcome is saved; a run that starts again goes on behind it.</summary>
    public int LinesDone { get; private set; }

    public int Added { get; private set; }

    /// <summary>Lines that changed a lead which was already here.</summary>
    public int Updated { get; private set; }

    /// <summary>Lines whose address was already here and that changed nothing.</summary>
    public int Duplicates { get; private set; }

    public int Failed { get; private set; }

    /// <summary>Lines that somebody said are not to be imported.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Whether the work at hand is for lines that were mended after the run.</summary>
    public bool IsMending { get; private set; }

    public string? Error { get; private set; }

    public long? UploadedByUserId { get; init; }

    public required string UploadedByName { get; init; }

    public DateTime UploadedAtUtc { get; init; }

    public DateTime? FinishedAtUtc { get; private set; }

    string IActivitySubject.SubjectKind => Subject;
}

public enum LeadImportStatus
{
    Uploaded,
    Queued,
    Running,
    Finished,

    /// <summary>The file could not be read to its end; what was added before stays.</summary>
    Failed,
}

/// <summary>A line of the file that did not become a lead, and why: refused, or already here, with what it changed.</summary>
public sealed class LeadImportProblem : ITenantOwned
{
    public const int TextLength = 400;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long ImportId { get; init; }

    public int Line { get; init; }

    /// <summary>The header of the column at fault, or empty for the whole line.</summary>
    public required string Column { get; init; }

    public string? Value { get; init; }

    public required string Reason { get; init; }

    /// <summary>Set when the address was already here: the lead that stands for it.</summary>
    public long? MatchesLeadId { get; init; }

    /// <summary>Whether the line changed that lead.</summary>
    public bool IsUpdate { get; init; }
}
