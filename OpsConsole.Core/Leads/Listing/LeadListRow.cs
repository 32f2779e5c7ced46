using System.Linq.Expressions;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Listing;

namespace OpsConsole.Core.Leads.Listing;

/// <summary>A lead as lists show and exports write it.</summary>
public sealed record LeadListRow(
    long Id, long Version, LeadStatus Status, string Street, string City, string State, string Zip, long? AskingPriceCents, PropertyType PropertyType,
    int? Beds, decimal? Baths, int? AreaSqFt, int? YearBuilt, DateOnly? LastSoldOn, Motivation Motivation, string? MotivationNote, int Score,
    LeadDoubts Doubts, long? DuplicateOfLeadId, string? OwnerName, string? OwnerEmail, string? OwnerPhone, string Source, string SubmittedByName,
    DateTime SubmittedAtUtc, DateTime StatusChangedAtUtc, DateTime? CountdownStartedAtUtc, DateTime? CountdownExpiresAtUtc, RejectReason? RejectReason,
    string? DecidedByName, bool HasOpenQuestion, string? SoldToName, long? SoldForCents, CheckState PhoneCheck, CheckState AddressCheck, long? FirstPhotoId, int? Stars, int? FraudScore, bool IsHidden)
{
    public static Expression<Func<Lead, LeadListRow>> FromLead { get; } = lead => new LeadListRow(
        lead.Id, lead.Version, lead.Status, lead.Street, lead.City, lead.State, lead.Zip, lead.AskingPriceCents, lead.PropertyType,
        lead.Beds, lead.Baths, lead.AreaSqFt, lead.YearBuilt, lead.LastSoldOn, lead.Motivation, lead.MotivationNote, lead.Score,
        lead.Doubts, lead.DuplicateOfLeadId, lead.OwnerName, lead.OwnerEmail, lead.OwnerPhone, lead.Source, lead.SubmittedByName,
        lead.SubmittedAtUtc, lead.StatusChangedAtUtc, lead.CountdownStartedAtUtc, lead.CountdownExpiresAtUtc, lead.RejectReason,
        lead.DecidedByName, lead.Question != null && lead.Answer == null, lead.SoldToName, lead.SoldForCents, lead.PhoneCheck, lead.AddressCheck, lead.FirstPhotoId, lead.Stars, lead.FraudScore, lead.IsHidden);

    /// <summary>As <see cref="FromLead"/>, but what none of the columns needs is not read and stays empty.</summary>
    public static Expression<Func<Lead, LeadListRow>> FromLeadFor(IReadOnlyList<ListColumn<LeadListRow>> columns) => FromLead.Narrowed(columns, nameof(Id));
}
