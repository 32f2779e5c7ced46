namespace OpsConsole.Core.Notifications.Consents;

/// <summary>The words people agree to, by version. A version that somebody may have agreed to is never changed: other words are another one.</summary>
public static class ConsentWording
{
    /// <summary>Which one the forms show now.</summary>
    public const string Texts = "texts-1";

    private const string Texts1 = "I agree to get text messages about what I ticked, at {phone}. Rates of my phone company may apply; I can take this back here at any time.";

    /// <summary>Null for a version this product does not know.</summary>
    public static string? Of(string version, string phone) =>
        version == Texts ? Texts1.Replace("{phone}", phone, StringComparison.Ordinal) : null;
}
