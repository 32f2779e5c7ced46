using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Notifications.Preferences;

/// <summary>What one person wants to hear of, and their yes to text messages. No row: the usual, and no yes.</summary>
public sealed class NotificationPreference : ITenantOwned
{
    public const int SourceLength = 60;

    public long UserId { get; init; }

    public long TenantId { get; init; }

    /// <summary>The JSON of <see cref="NoticeChoices"/>.</summary>
    public string Choices { get; set; } = "";

    /// <summary>When they said yes to text messages; null while they have not, or took it back.</summary>
    public DateTime? TextsSinceUtc { get; private set; }

    /// <summary>Where they said so, such as "profile".</summary>
    public string? TextsSource { get; private set; }

    public DateTime? TextsEndedAtUtc { get; private set; }

    public void AgreeToTexts(string source, DateTime nowUtc) => (TextsSinceUtc, TextsSource, TextsEndedAtUtc) = (nowUtc, source, null);

    public void EndTexts(DateTime nowUtc) => (TextsSinceUtc, TextsSource, TextsEndedAtUtc) = (null, null, nowUtc);
}
