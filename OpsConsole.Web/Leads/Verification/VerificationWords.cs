using OpsConsole.Core.Leads.Board;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Verification;

namespace OpsConsole.Web.Leads.Verification;

/// <summary>What people read of look-ups. The one place of these words on screen.</summary>
internal static class VerificationWords
{
    public const string NotYet = "Not verified yet";

    public static string Of(PhoneLine line) => line switch
    {
        PhoneLine.Mobile => "mobile",
        PhoneLine.Landline => "landline",
        PhoneLine.FixedVoip => "internet phone at an address",
        PhoneLine.NonFixedVoip => "internet phone from anywhere",
        PhoneLine.TollFree => "toll-free",
        PhoneLine.Premium => "premium rate",
        PhoneLine.Other => "special line",
        _ => "kind of line unknown",
    };

    public static string OfPhone(CheckState state) => state switch { CheckState.Yes => "Verified", CheckState.No => "No such number", _ => NotYet };

    public static string OfAddress(CheckState state) => state switch { CheckState.Yes => "Verified", CheckState.No => "Not found as it stands", _ => NotYet };

    public static string Tone(CheckState state) => state switch { CheckState.Yes => "good", CheckState.No => "bad", _ => "none" };

    /// <summary>"mobile, Pacific Mobile", "landline, Valley Telephone, CA".</summary>
    public static string Line(PhoneLine line, string? carrier, string? country) =>
        string.Join(", ", new[] { Of(line), carrier, country is null or "US" ? null : $"registered in {country}" }.OfType<string>());

    public static string Of(AddressVerdict verdict) => verdict switch
    {
        AddressVerdict.Confirmed => "Mail is delivered there.",
        AddressVerdict.Corrected => "The post office writes it otherwise:",
        AddressVerdict.UnitUnknown => "The building is known, but not which apartment or unit.",
        AddressVerdict.NotFound => "The post office does not know this address.",
        _ => NotYet,
    };

    /// <summary>"Phone verified. Address not verified yet." for a card's small signs.</summary>
    public static string Of(LeadCard card) => $"{(card.HasPhone ? $"Phone: {Lower(OfPhone(card.PhoneCheck))}" : "No phone")}. Address: {Lower(OfAddress(card.AddressCheck))}.";

    /// <summary>What a manager reads of an item; the agent reads the same as a statement.</summary>
    public static string Of(LeadChecklist item) => LeadChecklists.LabelOf(item);

    private static string Lower(string text) => $"{char.ToLowerInvariant(text[0])}{text[1..]}";
}
