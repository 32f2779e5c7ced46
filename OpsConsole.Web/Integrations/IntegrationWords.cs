using System.Globalization;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Leads.Verification.Twilio;
using OpsConsole.Core.Leads.Verification.Usps;
using OpsConsole.Core.Messages.Sms.Twilio;

namespace OpsConsole.Web.Integrations;

internal static class IntegrationWords
{
    private static readonly OutsideOperation[] operations = [TwilioLookup.LineType, UspsAddresses.Address, UspsTokens.Token, TwilioSms.Send];

    public static string Of(ProviderCallOutcome outcome) => outcome switch
    {
        ProviderCallOutcome.Begun => "No answer known",
        ProviderCallOutcome.Remembered => "Remembered",
        ProviderCallOutcome.Failed => "Failed",
        _ => "Answered",
    };

    public static string Tone(ProviderCallOutcome outcome) => outcome switch
    {
        ProviderCallOutcome.Failed => "bad",
        ProviderCallOutcome.Begun => "warn",
        ProviderCallOutcome.Answered => "good",
        _ => "",
    };

    public static string Operation(string name) => operations.FirstOrDefault(operation => operation.Name == name)?.Label ?? name;

    public static string System(string name) => OutsideSystems.Named(name)?.Label ?? name;

    /// <summary>8000 → "$0.008": vendors charge fractions of a cent.</summary>
    public static string Dollars(long micros) => micros == 0 ? "$0" : "$" + (micros / 1_000_000m).ToString(micros >= 10_000_000 ? "#,0.00" : "0.00####", CultureInfo.InvariantCulture);

    public static string Took(int milliseconds) => milliseconds < 1000 ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds} ms") : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000m:0.0} s");
}
