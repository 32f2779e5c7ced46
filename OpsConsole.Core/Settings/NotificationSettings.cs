namespace OpsConsole.Core.Settings;

/// <summary>When people are written to who chose no hours of their own, and how much goes into one mail.</summary>
public static class NotificationSettings
{
    public static readonly WholeNumberSetting BundleMinutes = new(
        "notifications.bundle-minutes", "Gather notices for one mail", 2, 0, 240, "minutes", "What concerns somebody in the same way within that time comes in one mail. 0 sends at once; what was decided together still comes together.");

    public static readonly TimeZoneSetting TimeZone = new(
        "notifications.time-zone", "The firm's time zone", TimeZoneInfo.FindSystemTimeZoneById("America/Chicago"), "For mails to people who did not choose a time zone of their own.");

    public static readonly TimeOfDaySetting QuietFrom = new(
        "notifications.quiet-from", "Quiet hours begin", new TimeOnly(21, 0), "On the reader's clock. Notices, summaries and reminders wait until they end; letters about accounts do not. People can choose their own.");

    public static readonly TimeOfDaySetting QuietUntil = new(
        "notifications.quiet-until", "Quiet hours end", new TimeOnly(8, 0), "On the reader's clock. The same as their beginning for none.");

    public static readonly TimeOfDaySetting DigestTime = new(
        "notifications.digest-time", "The week's summary leaves", new TimeOnly(8, 0), "On Mondays, on the reader's clock.");

    public static readonly TimeOfDaySetting ReminderTime = new(
        "notifications.reminder-time", "Reminders of what is due leave", new TimeOnly(9, 0), "Each day on which something is due, on the reader's clock.");

    public static IReadOnlyList<SettingDefinition> OfTimes { get; } = [TimeZone, QuietFrom, QuietUntil, DigestTime, ReminderTime, BundleMinutes];
}
