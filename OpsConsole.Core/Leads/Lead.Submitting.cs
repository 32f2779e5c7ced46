using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads;

public sealed partial class Lead
{
    /// <summary>A new lead, pending review, from an input that was tidied and passed the rules.</summary>
    /// <param name="source">Where it came from, as people filter by it.</param>
    /// <param name="duplicateOfLeadId">The older lead at the same address, when it is entered all the same.</param>
    public static Lead From(
        LeadInput tidied, string source, Actor by, DateTime nowUtc,
        long? duplicateOfLeadId = null, Guid? submissionKey = null, long? importId = null, int? importLine = null)
    {
        var lead = new Lead
        {
            Street = tidied.Street,
            City = tidied.City,
            State = tidied.State,
            Zip = tidied.Zip ?? "",
            AddressKey = "",
            Source = source,
            SubmittedByUserId = by.UserId,
            SubmittedByName = by.Name,
            SubmittedAtUtc = nowUtc,
            StatusChangedAtUtc = nowUtc,
            SubmissionKey = submissionKey,
            ImportId = importId,
            ImportLine = importLine,
        };
        lead.Take(tidied);
        lead.MarkAsDuplicateOf(duplicateOfLeadId);
        return lead;
    }
}
