namespace OpsConsole.Core.Notifications.Consents;

/// <summary>The words people agree to, by version. A version that somebody may have agreed to is never changed: other words are another one.</summary>
public static class ConsentWording
{
    /// <summary>Which one the forms show now.</summary>
    public const string Texts = "texts-1";

    private const string Texts1 = "I agree to get text messages from {firm} about what I ticked, at {phone}. How many depends on what happens. Message and data rates may apply. I can take this back here, or by replying STOP; HELP gets help. It is no condition of buying anything.";

    /// <summary>Null for a version this product does not know.</summary>
    public static string? Of(string version, string firm, string phone) =>
        version == Texts ? Texts1.Replace("{firm}", firm, StringComparison.Ordinal).Replace("{phone}", phone, StringComparison.Ordinal) : null;
}
