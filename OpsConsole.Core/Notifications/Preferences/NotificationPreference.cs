using OpsConsole.Core.Notifications.Quiet;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Notifications.Preferences;

/// <summary>What one person wants to hear of, and when. No row: the usual. What they agreed to stands in <see cref="Consents.Consent"/>.</summary>
public sealed class NotificationPreference : ITenantOwned
{
    public long UserId { get; init; }

    public long TenantId { get; init; }

    /// <summary>The JSON of <see cref="NoticeChoices"/>.</summary>
    public string Choices { get; set; } = "";

    /// <summary>Since when they want no mail at all but what is about their account; the choices stay as they are.</summary>
    public DateTime? MailEndedAtUtc { get; set; }

    public QuietChoice Quiet { get; private set; }

    /// <summary>Their own hours, kept when they try something else.</summary>
    public TimeOnly QuietFrom { get; private set; }

    public TimeOnly QuietUntil { get; private set; }

    public void BeQuiet(QuietChoice choice, QuietHours? own)
    {
        Quiet = choice;
        if (own is { } hours)
            (QuietFrom, QuietUntil) = (hours.From, hours.Until);
    }

    public QuietHours OwnQuiet => new(QuietFrom, QuietUntil);
}
