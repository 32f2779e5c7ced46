using System.Linq.Expressions;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Listing;

namespace OpsConsole.Core.Leads.Listing;

/// <summary>What an index knows of a lead: all that can be filtered, searched or sorted by.</summary>
internal sealed record LeadIndexEntry(
    long Id, long Version, LeadStatus Status, PropertyType Type, Motivation Motivation, LeadDoubts Doubts, int Score, int? Beds, decimal? Baths,
    int? AreaSqFt, int? YearBuilt, long? PriceCents, DateTime SubmittedAtUtc, DateTime ChangedAtUtc, DateTime? ExpiresAtUtc, string Street,
    string City, string State, string Zip, string Source, string? OwnerName, string SubmittedByName, long? SubmittedByUserId, bool HasPhone,
    bool HasEmail, bool HasQuestion, bool HasAnswer, bool IsDuplicate, string SearchText,
    CheckState PhoneCheck, CheckState AddressCheck, int? Stars, int? FraudScore, bool IsHidden) : IIndexEntry
{
    /// <summary>Changes with every change of the lead, also of what is reckoned, which leaves the version as it is.</summary>
    public long Stamp => Version + Score + (Stars ?? 0) + (FraudScore ?? 0);

    public static Expression<Func<Lead, LeadIndexEntry>> FromLead { get; } = lead => new LeadIndexEntry(
        lead.Id, lead.Version, lead.Status, lead.PropertyType, lead.Motivation, lead.Doubts, lead.Score, lead.Beds, lead.Baths,
        lead.AreaSqFt, lead.YearBuilt, lead.AskingPriceCents, lead.SubmittedAtUtc, lead.StatusChangedAtUtc, lead.CountdownExpiresAtUtc, lead.Street,
        lead.City, lead.State, lead.Zip, lead.Source, lead.OwnerName, lead.SubmittedByName, lead.SubmittedByUserId, lead.OwnerPhone != null,
        lead.OwnerEmail != null, lead.Question != null && lead.Answer == null, lead.Answer != null, lead.DuplicateOfLeadId != null, lead.SearchText,
        lead.PhoneCheck, lead.AddressCheck, lead.Stars, lead.FraudScore, lead.IsHidden);
}
