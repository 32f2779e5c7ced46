using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>One file of leads on its way in: uploaded, mapped, run, finished. Its counts and place in the file move with every batch it saves.</summary>
public sealed partial class LeadImport : ITenantOwned, IVersioned, IActivitySubject
{
    public const int ErrorLength = 1000;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long Version { get; private set; }

    public long FileId { get; init; }

    public required string FileName { get; init; }

    /// <summary>What people will filter leads by.</summary>
    public required string Source { get; set; }

    public LeadImportStatus Status { get; set; } = LeadImportStatus.Uploaded;

    /// <summary>Column mapping as JSON: header position to field.</summary>
    public string? Mapping { get; set; }

    public long? WorkItemId { get; set; }

    /// <summary>The last line of the file whose outcome is saved; a run that starts again goes on behind it.</summary>
    public int LinesDone { get; set; }

    public int Added { get; set; }

    public int Duplicates { get; set; }

    public int Failed { get; set; }

    public string? Error { get; set; }

    public long? UploadedByUserId { get; init; }

    public required string UploadedByName { get; init; }

    public DateTime UploadedAtUtc { get; init; }

    public DateTime? FinishedAtUtc { get; set; }

    string IActivitySubject.SubjectKind => "lead-import";
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

/// <summary>A line of the file that did not become a lead, and why: refused, or already here.</summary>
public sealed class LeadImportProblem : ITenantOwned
{
    public const int TextLength = 400;
    public const int RawLength = 4000;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long ImportId { get; init; }

    public int Line { get; init; }

    /// <summary>The header of the column at fault, or empty for the whole line.</summary>
    public required string Column { get; init; }

    public string? Value { get; init; }

    public required string Reason { get; init; }

    /// <summary>Set when the line is an exact duplicate: the lead that stands for it.</summary>
    public long? MatchesLeadId { get; init; }

    /// <summary>The line as it was, for the file of lines to mend; one of a line's problems carries it.</summary>
    public string? Raw { get; init; }
}
