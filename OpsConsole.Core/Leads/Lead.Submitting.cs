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
        var address = tidied.Address();
        return new Lead
        {
            Street = tidied.Street,
            City = tidied.City,
            State = tidied.State,
            Zip = tidied.Zip ?? "",
            AddressKey = address.Key,
            Latitude = (double?)tidied.Latitude,
            Longitude = (double?)tidied.Longitude,
            OwnerName = tidied.OwnerName,
            OwnerEmail = tidied.OwnerEmail,
            OwnerPhone = tidied.OwnerPhone,
            PropertyType = tidied.PropertyType,
            Beds = tidied.Beds,
            Baths = tidied.Baths,
            AreaSqFt = tidied.AreaSqFt,
            YearBuilt = tidied.YearBuilt,
            LastSoldOn = tidied.LastSoldOn,
            Motivation = tidied.Motivation,
            MotivationNote = tidied.MotivationNote,
            AskingPriceCents = tidied.AskingPriceCents,
            Score = ReviewScore.Of(tidied).Points,
            Doubts = DoubtJudge.Judge(tidied) | (duplicateOfLeadId is null ? LeadDoubts.None : LeadDoubts.DuplicateAddress),
            DuplicateOfLeadId = duplicateOfLeadId,
            Source = source,
            SubmittedByUserId = by.UserId,
            SubmittedByName = by.Name,
            SubmittedAtUtc = nowUtc,
            StatusChangedAtUtc = nowUtc,
            SubmissionKey = submissionKey,
            ImportId = importId,
            ImportLine = importLine,
        };
    }
}
