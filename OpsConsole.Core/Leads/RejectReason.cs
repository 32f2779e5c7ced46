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
}
