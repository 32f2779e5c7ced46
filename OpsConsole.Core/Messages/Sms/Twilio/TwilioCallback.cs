using System.Globalization;

namespace OpsConsole.Core.Messages.Sms.Twilio;

/// <summary>What Twilio posted to us, before anybody has looked whether it is Twilio's.</summary>
/// <param name="Url">The whole address as people reach us, with its query: what the sender signed.</param>
/// <param name="Fields">Names with their values, in whatever order; a name may come more than once.</param>
/// <param name="Signature">The header <c>X-Twilio-Signature</c>.</param>
public sealed record TwilioCallback(string Url, IReadOnlyList<KeyValuePair<string, string>> Fields, string? Signature)
{
    public string? this[string name] => Fields.Where(field => field.Key == name).Select(field => field.Value).FirstOrDefault();

    public int ErrorCode => int.TryParse(this["ErrorCode"], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0;

    public bool IsSignedWith(string authToken) => TwilioSignature.IsValid(authToken, Url, Fields, Signature);
}
