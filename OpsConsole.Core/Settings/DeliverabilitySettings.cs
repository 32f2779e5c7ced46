namespace OpsConsole.Core.Settings;

/// <summary>From where on the rates of mail that is unwanted or does not arrive need somebody's look.</summary>
public static class DeliverabilitySettings
{
    public static readonly PercentageSetting ComplaintsWarn = new(
        "messages.complaints-warn", "Complaints that need a look", 0.1m, 0.01m, 10, "Of what was sent. Google asks senders to stay below 0.1 % (Email sender guidelines, support.google.com/mail/answer/81126); Amazon SES reviews from there.", Places: 2);

    public static readonly PercentageSetting ComplaintsBad = new(
        "messages.complaints-bad", "Complaints that harm all mail", 0.3m, 0.01m, 10, "Of what was sent. From 0.3 % on Google delivers to the spam folder and gives no support (same guidelines).", Places: 2);

    public static readonly PercentageSetting BouncesWarn = new(
        "messages.bounces-warn", "Returned mails that need a look", 2, 0.1m, 50, "Came back for good, of what was tried. 2 % is what providers commonly call healthy.", Places: 1);

    public static readonly PercentageSetting BouncesBad = new(
        "messages.bounces-bad", "Returned mails that harm all mail", 5, 0.1m, 50, "Came back for good, of what was tried. Amazon SES asks to stay below 5 % and puts senders under review from there (Email program success metrics).", Places: 1);

    public static readonly WholeNumberSetting JudgedFrom = new(
        "messages.rates-from", "Judge rates from", 100, 1, 100_000, "mails", "Fewer say little: one of ten is 10 %. Their figures are shown and not marked.");

    public static IReadOnlyList<SettingDefinition> All { get; } = [ComplaintsWarn, ComplaintsBad, BouncesWarn, BouncesBad, JudgedFrom];
}
