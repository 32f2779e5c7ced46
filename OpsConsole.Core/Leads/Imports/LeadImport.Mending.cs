using OpsConsole.Core.Leads.Imports.Mending;

namespace OpsConsole.Core.Leads.Imports;

public sealed partial class LeadImport
{
    /// <summary>Null while its lines can be mended: before the start and after the end, but not beneath a run.</summary>
    public Error? WhyNotMendable() => Status is LeadImportStatus.Queued or LeadImportStatus.Running ? new LinesCannotBeMendedNow(FileName) : null;

    /// <summary>Makes an import that has ended ready for its mended lines; queue it then.</summary>
    public Error? BeginMending()
    {
        if (Status is not (LeadImportStatus.Finished or LeadImportStatus.Failed))
            return new LinesCannotBeMendedNow(FileName);
        (Status, IsMending) = (LeadImportStatus.Queued, true);
        return null;
    }

    /// <summary>After the run: so many lines that had failed are left out, or with less than zero have failed again.</summary>
    public void LeaveOut(int lines) => (LeftOut, Failed) = (LeftOut + lines, Failed - lines);
}
