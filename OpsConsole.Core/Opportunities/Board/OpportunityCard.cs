using OpsConsole.Core.Boards;

namespace OpsConsole.Core.Opportunities.Board;

/// <summary>What a card on the board shows of an opportunity.</summary>
public sealed record OpportunityCard(
    long Id, long Version, OpportunityStage Stage, string Title, long? ValueCents, int Probability, DateOnly? ExpectedCloseOn, DateOnly CloseOrder, string? OwnerName,
    DateTime StageChangedAtUtc, OpportunityOutcome? Outcome, CloseReason? CloseReason, DateTime? ClosedAtUtc, string? ClosedByName) : IBoardCard;
