using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads;

/// <summary>An owner who may sell: where, who, what, why and for how much, and where it stands in its review and sale.</summary>
public sealed partial class Lead : ITenantOwned, IVersioned, IActivitySubject
{
    public const int SourceLength = 80;
    public const int AddressKeyLength = Addresses.CanonicalAddress.KeyLength;
    public const int NoteLength = 1000;
    public const int NameLength = 160;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long Version { get; private set; }

    public LeadStatus Status { get; private set; } = LeadStatus.Pending;

    public DateTime StatusChangedAtUtc { get; private set; }

    public required string Street { get; set; }

    public required string City { get; set; }

    /// <summary>Two-letter code.</summary>
    public required string State { get; set; }

    /// <summary>Five digits, or empty when unknown.</summary>
    public required string Zip { get; set; }

    /// <summary>The canonical address; leads of a tenant that are not marked as duplicates have each their own.</summary>
    public required string AddressKey { get; set; }

    /// <summary>What leads at nearly the same address have in common; empty when there is no house number.</summary>
    public string DoorKey { get; set; } = "";

    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    public string? OwnerName { get; set; }

    public string? OwnerEmail { get; set; }

    /// <summary>E.164.</summary>
    public string? OwnerPhone { get; set; }

    public PropertyType PropertyType { get; set; }

    public int? Beds { get; set; }

    public decimal? Baths { get; set; }

    public int? AreaSqFt { get; set; }

    public int? YearBuilt { get; set; }

    public DateOnly? LastSoldOn { get; set; }

    public Motivation Motivation { get; set; }

    public string? MotivationNote { get; set; }

    public long? AskingPriceCents { get; set; }

    public LeadDoubts Doubts { get; set; }

    /// <summary>The older lead of the same canonical address, if this one was entered all the same.</summary>
    public long? DuplicateOfLeadId { get; set; }

    /// <summary>Where it came from, as people filter by it: "Agent portal", "Staff", or an import's name.</summary>
    public required string Source { get; init; }

    public long? SubmittedByUserId { get; init; }

    public required string SubmittedByName { get; init; }

    public DateTime SubmittedAtUtc { get; init; }

    /// <summary>The form's own key: the same form sent twice is one lead.</summary>
    public Guid? SubmissionKey { get; init; }

    public long? ImportId { get; init; }

    /// <summary>The line of the imported file, counted from 1.</summary>
    public int? ImportLine { get; init; }

    /// <summary>What a search looks in; the save keeps it, see <see cref="Filtering.LeadSearchText"/>.</summary>
    public string SearchText { get; private set; } = "";

    public string SubjectKind => "lead";

    public string AddressLine => $"{Street}, {City}, {State} {Zip}".TrimEnd();
}
