using OpsConsole.Core.Integrations;

namespace OpsConsole.Core.Leads.Verification;

/// <summary>Asks an outside service about a phone number.</summary>
public interface IPhoneLookup
{
    OutsideSystem System { get; }

    /// <param name="e164">Such as +19165550134.</param>
    Task<Result<OutsideAnswer<PhoneFound>>> LookUpAsync(string e164, OutsideReason reason, CancellationToken ct);
}

/// <summary>Asks an outside service about a US address.</summary>
public interface IAddressLookup
{
    OutsideSystem System { get; }

    Task<Result<OutsideAnswer<AddressFound>>> LookUpAsync(AddressAsked address, OutsideReason reason, CancellationToken ct);
}
