using OpsConsole.Core.Integrations;
using OpsConsole.Core.Leads.Addresses;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Verification;

/// <summary>
/// What services said last of a lead's phone and address, and of which number and address they said it: a verdict about what stood there
/// before is kept, and counts no more. Whether they vouch for what stands there now is on the lead itself.
/// </summary>
public sealed class LeadVerification : ITenantOwned
{
    public const int AskedLength = 260;
    public const int ServiceLength = 80;
    public const int CarrierLength = 120;
    public const int NoteLength = 300;

    public long LeadId { get; init; }

    public long TenantId { get; init; }

    /// <summary>The number that was looked up.</summary>
    public string? PhoneAsked { get; private set; }

    public bool? PhoneIsValid { get; private set; }

    public PhoneLine PhoneLine { get; private set; }

    public string? PhoneCarrier { get; private set; }

    public string? PhoneCountry { get; private set; }

    public string? PhoneBy { get; private set; }

    public DateTime? PhoneAtUtc { get; private set; }

    /// <summary>Why there is no verdict, or what is wrong with the number.</summary>
    public string? PhoneNote { get; private set; }

    /// <summary>The address that was looked up, see <see cref="Written"/>.</summary>
    public string? AddressAsked { get; private set; }

    public AddressVerdict AddressVerdict { get; private set; }

    public string? FoundStreet { get; private set; }

    public string? FoundCity { get; private set; }

    public string? FoundState { get; private set; }

    public string? FoundZip { get; private set; }

    public bool IsVacant { get; private set; }

    public bool IsBusiness { get; private set; }

    public string? AddressBy { get; private set; }

    public DateTime? AddressAtUtc { get; private set; }

    public string? AddressNote { get; private set; }

    /// <summary>The address as the service writes it; null when it knows none.</summary>
    public AddressWritten? Found => FoundStreet is null ? null : new(FoundStreet, FoundCity ?? "", FoundState ?? "", FoundZip ?? "");

    public bool IsOfPhone(Lead lead) => PhoneAsked is not null && PhoneAsked == lead.OwnerPhone;

    public bool IsOfAddress(Lead lead) => AddressAsked is not null && AddressAsked == Written(lead);

    /// <summary>The address of a lead to the letter.</summary>
    public static string Written(Lead lead) => Cut($"{lead.Street}|{lead.City}|{lead.State}|{lead.Zip}", AskedLength)!;

    public CheckState Take(Lead lead, Result<OutsideAnswer<PhoneFound>> answer)
    {
        if (answer.Error is { } error)
        {
            // What an earlier answer said of this very number stays.
            if (!IsOfPhone(lead) || PhoneIsValid is null)
                (PhoneAsked, PhoneIsValid, PhoneLine, PhoneCarrier, PhoneCountry, PhoneBy, PhoneAtUtc) = (lead.OwnerPhone, null, default, null, null, null, null);
            PhoneNote = Cut(error.Message, NoteLength);
            return StateOfPhone;
        }

        var (found, by, at) = (answer.Value.Value, answer.Value.By, answer.Value.AtUtc);
        (PhoneAsked, PhoneIsValid, PhoneLine, PhoneCountry, PhoneBy, PhoneAtUtc) = (lead.OwnerPhone, found.IsValid, found.Line, found.Country is { Length: 2 } ? found.Country : null, Cut(by, ServiceLength), at);
        (PhoneCarrier, PhoneNote) = (Cut(found.Carrier, CarrierLength), Cut(found.Problem, NoteLength));
        return StateOfPhone;
    }

    public CheckState Take(Lead lead, Result<OutsideAnswer<AddressFound>> answer)
    {
        if (answer.Error is { } error)
        {
            if (!IsOfAddress(lead) || AddressVerdict == AddressVerdict.None)
                (AddressAsked, AddressVerdict, FoundStreet, FoundCity, FoundState, FoundZip, AddressBy, AddressAtUtc) = (Written(lead), AddressVerdict.None, null, null, null, null, null, null);
            AddressNote = Cut(error.Message, NoteLength);
            return StateOfAddress;
        }

        var (found, by, at) = (answer.Value.Value, answer.Value.By, answer.Value.AtUtc);
        (AddressAsked, AddressVerdict, AddressBy, AddressAtUtc, AddressNote) = (Written(lead), found.Verdict, Cut(by, ServiceLength), at, null);
        // What does not fit a lead is no address of one.
        var written = found.Written is { } one && one.Street.Length <= LeadInputRules.StreetLength && one.City.Length <= LeadInputRules.CityLength && UsStates.CodeOf(one.State) == one.State && ZipCode.Read(one.Zip) is not null ? one : null;
        (FoundStreet, FoundCity, FoundState, FoundZip) = (written?.Street, written?.City, written?.State, written?.Zip);
        (IsVacant, IsBusiness) = (found.IsVacant, found.IsBusiness);
        return StateOfAddress;
    }

    private CheckState StateOfPhone => PhoneIsValid switch { null => CheckState.NotYet, true => CheckState.Yes, false => CheckState.No };

    private CheckState StateOfAddress => AddressVerdict switch
    {
        AddressVerdict.None => CheckState.NotYet,
        AddressVerdict.Confirmed or AddressVerdict.Corrected => CheckState.Yes,
        _ => CheckState.No,
    };

    private static string? Cut(string? text, int length) => text is null ? null : text.Length <= length ? text : text[..length];
}
