namespace OpsConsole.Core.Leads.Imports;

public sealed partial class LeadImport
{
    /// <summary>Rows whose outcome is saved.</summary>
    public int RowsDone => Added + Updated + Duplicates + Failed + LeftOut;

    /// <summary>Whether that item is the one to run it now.</summary>
    public bool IsRunBy(long workItemId) => WorkItemId == workItemId && Status is LeadImportStatus.Queued or LeadImportStatus.Running;

    /// <summary>Notes the outcome of the rows up to a line.</summary>
    public void Advance(int lastLine, int added, int updated, int duplicates, int failed, int leftOut)
    {
        if (lastLine <= LinesDone)
            throw new InvalidOperationException($"Line {lastLine} of import {Id} is done; it stands at {LinesDone}.");
        Status = LeadImportStatus.Running;
        LinesDone = lastLine;
        Added += added;
        Updated += updated;
        Duplicates += duplicates;
        Failed += failed;
        LeftOut += leftOut;
    }

    /// <summary>Notes what came of lines that had failed and were mended.</summary>
    public void AdvanceMended(int added, int updated, int duplicates)
    {
        Status = LeadImportStatus.Running;
        (Added, Updated, Duplicates, Failed) = (Added + added, Updated + updated, Duplicates + duplicates, Failed - added - updated - duplicates);
        if (Failed < 0)
            throw new InvalidOperationException($"More lines of import {Id} were mended than had failed.");
    }

    /// <summary>A file that could not be read to its end stays so, whatever was mended of what could.</summary>
    public void Finish(DateTime nowUtc) =>
        (Status, FinishedAtUtc, IsMending) = (Error is null ? LeadImportStatus.Finished : LeadImportStatus.Failed, nowUtc, false);

    /// <summary>Ends the import where the file cannot be read further. What was added stays.</summary>
    public void Break(Error error, DateTime nowUtc) =>
        (Status, FinishedAtUtc, Error) = (LeadImportStatus.Failed, nowUtc, error.Message.Length <= ErrorLength ? error.Message : error.Message[..ErrorLength]);
}
