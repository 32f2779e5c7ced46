using OpsConsole.Core.Integrations;

namespace OpsConsole.Core.Leads.Verification;

/// <summary>What is known of a number that somebody typed: the form of it at once, and the service's word when there is one.</summary>
/// <param name="NoAnswer">Why the service did not say; null when it did.</param>
public sealed record PhoneChecked(string Typed, FormatVerdict Format, OutsideAnswer<PhoneFound>? Answer, Error? NoAnswer);

/// <summary>The same of an address.</summary>
public sealed record AddressChecked(AddressAsked Typed, FormatVerdict Format, OutsideAnswer<AddressFound>? Answer, Error? NoAnswer)
{
    /// <summary>What the service would write instead; null when nothing differs.</summary>
    public AddressWritten? Proposal => Answer?.Value is { Verdict: AddressVerdict.Corrected or AddressVerdict.UnitUnknown, Written: { } written } && written != new AddressWritten(Typed.Street, Typed.City, Typed.State, Typed.Zip) ? written : null;
}
