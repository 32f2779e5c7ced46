using OpsConsole.Core.Activity;
using OpsConsole.Core.Live;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Partners;

public enum HandoverState
{
    /// <summary>Waits for the partner's answer.</summary>
    Offered,
    Accepted,
    Declined,

    /// <summary>Not answered within its term.</summary>
    TimedOut,

    /// <summary>Taken back by the firm.</summary>
    Withdrawn,
}

/// <summary>One partner's chance at one lead: offered when, until when, why to this partner, and what came of it. A lead has one that is offered or accepted at most.</summary>
public sealed class LeadHandover : ITenantOwned, IVersioned, IActivitySubject
{
    public const int ReasonLength = 1000;
    public const int WhyLength = 400;
    public const int SkippedLength = 8_000;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long Version { get; private set; }

    public long LeadId { get; init; }

    public long PartnerId { get; init; }

    public long PartnerUserId { get; init; }

    public required string PartnerName { get; init; }

    public DateTime OfferedAtUtc { get; init; }

    public DateTime TermEndsAtUtc { get; init; }

    public HandoverState State { get; private set; }

    public DateTime? EndedAtUtc { get; private set; }

    /// <summary>Why the partner declined, or why it was withdrawn.</summary>
    public string? Reason { get; private set; }

    /// <summary>Why this partner.</summary>
    public required string Why { get; init; }

    /// <summary>Why no other: a line each, <c>Blue Door: is paused</c>.</summary>
    public required string Skipped { get; init; }

    string IActivitySubject.SubjectKind => "handover";

    /// <summary>Told when a partner's offers change on this node; other nodes tell through the notification.</summary>
    public static Topic TopicOf(long tenantId, long userId) => Topic.One(tenantId, "offers", userId);

    /// <summary>Null when it may be answered now, else why not.</summary>
    public Error? WhyNotAnswer(DateTime nowUtc) => State != HandoverState.Offered ? new OfferIsNotOpen(State) : nowUtc >= TermEndsAtUtc ? new OfferTermIsOver() : null;

    public Error? Accept(DateTime nowUtc)
    {
        if (WhyNotAnswer(nowUtc) is { } refusal)
            return refusal;
        (State, EndedAtUtc) = (HandoverState.Accepted, nowUtc);
        return null;
    }

    public Error? Decline(DateTime nowUtc, string reason)
    {
        if (WhyNotAnswer(nowUtc) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(reason))
            return new DeclineNeedsAReason();
        if (reason.Length > ReasonLength)
            return new Leads.NoteIsTooLong(ReasonLength);
        (State, EndedAtUtc, Reason) = (HandoverState.Declined, nowUtc, reason.Trim());
        return null;
    }

    /// <summary>Ends an offer whose term is over.</summary>
    public Error? TimeOut(DateTime nowUtc)
    {
        if (State != HandoverState.Offered)
            return new OfferIsNotOpen(State);
        if (nowUtc < TermEndsAtUtc)
            return new Leads.CountdownStillRuns(TermEndsAtUtc);
        (State, EndedAtUtc) = (HandoverState.TimedOut, nowUtc);
        return null;
    }

    public Error? Withdraw(DateTime nowUtc, string reason)
    {
        if (State != HandoverState.Offered)
            return new OfferIsNotOpen(State);
        if (string.IsNullOrWhiteSpace(reason))
            return new WithdrawalNeedsAReason();
        if (reason.Length > ReasonLength)
            return new Leads.NoteIsTooLong(ReasonLength);
        (State, EndedAtUtc, Reason) = (HandoverState.Withdrawn, nowUtc, reason.Trim());
        return null;
    }
}

/// <summary>An offer as the actor saw it.</summary>
public readonly record struct OfferRef(long Id, long Version);
