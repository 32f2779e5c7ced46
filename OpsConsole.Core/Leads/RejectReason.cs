namespace OpsConsole.Core.Leads;

/// <summary>Why a lead is refused; the manager adds words of their own, and must for <see cref="Other"/>.</summary>
public enum RejectReason
{
    PriceNotCredible,
    OwnerNotReachable,
    NotTheOwner,
    AlreadyListed,
    FactsIncomplete,
    OutsideOurMarkets,
    Other,

    /// <summary>Nobody decided; the product rejects with it, people cannot.</summary>
    NotReviewedInTime,
}

public static class RejectReasons
{
    /// <summary>Those that somebody may choose.</summary>
    public static IReadOnlyList<RejectReason> OfPeople { get; } = [.. Enum.GetValues<RejectReason>().Where(reason => reason != RejectReason.NotReviewedInTime)];
}
