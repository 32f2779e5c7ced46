namespace OpsConsole.Core.Integrations;

/// <summary>One part of a system's credentials, by the vendor's own word for it.</summary>
/// <param name="Name">The key under which it is kept.</param>
public sealed record CredentialField(string Name, string Label);

/// <summary>Something that is asked of an outside system.</summary>
/// <param name="CostMicros">What the vendor takes for a call, in millionths of a dollar.</param>
/// <param name="IsRepeatable">False for what is done twice when it is asked twice: it is asked again only when it certainly was not done.</param>
public sealed record OutsideOperation(string Name, string Label, long CostMicros, bool IsRepeatable = true);

/// <summary>A system outside the house that the product asks over HTTP.</summary>
/// <param name="Name">What rows, addresses and configuration call it.</param>
/// <param name="Home">The vendor's address; what an operation asks for is below it.</param>
/// <param name="User">The public part of its credentials; <paramref name="Secret"/> is the other.</param>
public sealed record OutsideSystem(string Name, string Label, string What, Uri Home, CredentialField User, CredentialField Secret)
{
    public const int NameLength = 40;

    public override string ToString() => Label;
}

/// <summary>Every outside system there is. The one source of their names.</summary>
public static class OutsideSystems
{
    public static readonly OutsideSystem TwilioLookup = new(
        "twilio-lookup", "Twilio Lookup", "Says whether a phone number exists, on what kind of line and with which carrier.",
        new Uri("https://lookups.twilio.com/"), new("user", "Account SID or API key"), new("secret", "Auth token or key secret"));

    public static readonly OutsideSystem UspsAddresses = new(
        "usps-addresses", "USPS Addresses", "Says whether mail is delivered to an address, and how the post office writes it.",
        new Uri("https://apis.usps.com/"), new("user", "Consumer key"), new("secret", "Consumer secret"));

    public static readonly OutsideSystem TwilioMessages = new(
        "twilio-messages", "Twilio Messaging", "Sends text messages, and brings what people answer.",
        new Uri("https://api.twilio.com/"), new("user", "Account SID"), new("secret", "Auth token"));

    public static IReadOnlyList<OutsideSystem> All { get; } = [TwilioLookup, UspsAddresses, TwilioMessages];

    public static OutsideSystem? Named(string name) => All.FirstOrDefault(system => system.Name == name);
}
