namespace OpsConsole.Core.Leads.Imports;

public sealed partial class LeadImport
{
    /// <summary>Null while columns and name can still be corrected, else why not.</summary>
    public Error? WhyNotCorrectable() => Status == LeadImportStatus.Uploaded ? null : new ImportHasStarted(FileName);

    /// <summary>Takes over another choice of columns and another name. Neither has to be complete yet.</summary>
    public Error? Correct(ColumnMapping mapping, string source)
    {
        if (WhyNotCorrectable() is { } refusal)
            return refusal;
        if (source.Trim().Length > Lead.SourceLength)
            return new SourceNameIsTooLong();
        (Mapping, Source) = (mapping.ToJson(), source.Trim());
        return null;
    }

    /// <summary>Whether this mapping and name are enough to start with; null when they are.</summary>
    public static Error? WhyNotReady(ColumnMapping mapping, string source)
    {
        if (mapping.Missing is { Count: > 0 } missing)
            return new ColumnsAreMissing(missing);
        if (string.IsNullOrWhiteSpace(source))
            return new SourceNameIsEmpty();
        return source.Trim().Length > Lead.SourceLength ? new SourceNameIsTooLong() : null;
    }

    /// <summary>Hands the import to the work queue. Call after the item was saved, in the same transaction.</summary>
    public Error? Queue(long workItemId)
    {
        if (Status is not (LeadImportStatus.Uploaded or LeadImportStatus.Queued or LeadImportStatus.Running))
            return new ImportHasEnded(FileName);
        if (Status == LeadImportStatus.Uploaded)
            Status = LeadImportStatus.Queued;
        WorkItemId = workItemId;
        return null;
    }
}
