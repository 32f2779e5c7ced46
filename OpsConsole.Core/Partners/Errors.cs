namespace OpsConsole.Core.Partners;

public sealed record PartnerIsAlreadySo(string Name, bool IsActive) : Error(IsActive ? $"{Name} takes part already." : $"{Name} is paused already.");

public sealed record PartnerNeedsAnAccount() : Error("Choose somebody with an account that may answer offers (the role Partner).");

public sealed record PartnerIsHereAlready(string Name) : Error($"{Name} is in the list already.");

public sealed record PlaceIsNotInTheList(int Last) : Error($"The list has places 1 to {Last}.");

public sealed record OfferIsNotOpen(HandoverState State) : Error(State switch
{
    HandoverState.Accepted => "This offer was accepted already.",
    HandoverState.Declined => "This offer was declined; the lead went on to the next partner.",
    HandoverState.TimedOut => "The time to answer is over; the lead went on to the next partner.",
    _ => "This offer was withdrawn.",
});

public sealed record OfferTermIsOver() : Error("The time to answer is over; the lead goes on to the next partner.");

public sealed record DeclineNeedsAReason() : Error("Say in a few words why it is not for you.");

public sealed record WithdrawalNeedsAReason() : Error("Say in a few words why the offer is withdrawn.");

public sealed record OnlyExpiredLeadsAreOffered() : Error("Only a lead that ran out unsold is offered to partners.");

public sealed record LeadIsWithAPartner(string Name) : Error($"This lead is with {Name}.");

public sealed record NobodyCanTakeIt(string Why, IReadOnlyList<SkippedPartner> Skipped)
    : Error(Skipped.Count == 0 ? Why : $"{Why} {string.Join("; ", Skipped.Select(one => $"{one.Name}: {one.Why}"))}.");
