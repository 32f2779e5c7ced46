using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads;

public sealed partial class Lead
{
    /// <summary>The facts as a form would hold them.</summary>
    public LeadInput ToInput() => new()
    {
        Street = Street,
        City = City,
        State = State,
        Zip = Zip.Length == 0 ? null : Zip,
        Latitude = (decimal?)Latitude,
        Longitude = (decimal?)Longitude,
        OwnerName = OwnerName,
        OwnerEmail = OwnerEmail,
        OwnerPhone = OwnerPhone,
        PropertyType = PropertyType,
        Beds = Beds,
        Baths = Baths,
        AreaSqFt = AreaSqFt,
        YearBuilt = YearBuilt,
        LastSoldOn = LastSoldOn,
        Motivation = Motivation,
        MotivationNote = MotivationNote,
        AskingPriceCents = AskingPriceCents,
    };

    /// <summary>Null when facts may be changed now, else why not.</summary>
    public Error? WhyNotEditable() => DeletedAtUtc is not null ? new LeadIsInTrash(DeletedByName) : WhyNotEditable(Status);

    /// <summary>The same for a lead that is not in the trash, for whoever shows many of them.</summary>
    public static Error? WhyNotEditable(LeadStatus status) => status == LeadStatus.Sold ? new SoldLeadsStayAsTheyAre() : null;

    /// <summary>Takes over facts that were tidied and passed the rules. Priority, doubts and address key follow.</summary>
    public Error? Edit(LeadInput tidied)
    {
        if (WhyNotEditable() is { } refusal)
            return refusal;
        Take(tidied);
        return null;
    }

    /// <summary>Names the older lead that stands for the same address, or with null makes this one stand for it.</summary>
    public void MarkAsDuplicateOf(long? listingId)
    {
        DuplicateOfLeadId = listingId;
        Doubts = listingId is null ? Doubts & ~LeadDoubts.DuplicateAddress : Doubts | LeadDoubts.DuplicateAddress;
    }

    private void Take(LeadInput tidied)
    {
        ForgetChecksOf(tidied);
        TakePriorityOf(tidied);
        (Street, City, State, Zip) = (tidied.Street, tidied.City, tidied.State, tidied.Zip ?? "");
        var address = tidied.Address();
        (AddressKey, DoorKey) = (address.Key, address.Door);
        (Latitude, Longitude) = ((double?)tidied.Latitude, (double?)tidied.Longitude);
        (OwnerName, OwnerEmail, OwnerPhone) = (tidied.OwnerName, tidied.OwnerEmail, tidied.OwnerPhone);
        (PropertyType, Beds, Baths, AreaSqFt) = (tidied.PropertyType, tidied.Beds, tidied.Baths, tidied.AreaSqFt);
        (YearBuilt, LastSoldOn) = (tidied.YearBuilt, tidied.LastSoldOn);
        (Motivation, MotivationNote, AskingPriceCents) = (tidied.Motivation, tidied.MotivationNote, tidied.AskingPriceCents);
        Doubts = DoubtJudge.Judge(tidied) | (Doubts & DoubtJudge.NotItsOwn);
    }
}
