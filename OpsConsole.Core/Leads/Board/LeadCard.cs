using OpsConsole.Core.Boards;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Verification;

namespace OpsConsole.Core.Leads.Board;

/// <summary>What a card on the board shows of a lead.</summary>
public sealed record LeadCard(
    long Id, long Version, LeadStatus Status, string Street, string City, string State, string Zip, long? AskingPriceCents,
    PropertyType PropertyType, int? Beds, decimal? Baths, int? AreaSqFt, string Source, int Score, LeadDoubts Doubts,
    long? DuplicateOfLeadId, bool HasOpenQuestion, bool HasAnswer, DateTime SubmittedAtUtc, DateTime StatusChangedAtUtc,
    DateTime? CountdownStartedAtUtc, DateTime? CountdownExpiresAtUtc, string? DecidedByName, DateTime? DecidedAtUtc,
    RejectReason? RejectReason, string? SoldToName, long? SoldForCents, string? HeldForName, DateTime? HeldUntilUtc,
    bool HasPhone, CheckState PhoneCheck, CheckState AddressCheck, long? FirstPhotoId, int? Stars, bool IsHidden) : IBoardCard;
