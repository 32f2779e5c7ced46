using System.Globalization;
using OpsConsole.Core.Messages.Deliverability;

namespace OpsConsole.Web.Messages;

/// <summary>What people read of rates.</summary>
internal static class DeliverabilityWords
{
    public static string? ToneOf(RateVerdict verdict) => verdict switch { RateVerdict.Warn => "warn", RateVerdict.Bad => "bad", RateVerdict.Good => "good", _ => null };

    public static string Percent(decimal rate) => rate is > 0 and < 0.01m ? "under 0.01%" : string.Create(CultureInfo.InvariantCulture, $"{rate:0.##}%");

    /// <summary>"12 · 0.4%".</summary>
    public static string Rate(int part, int whole, decimal rate) => whole == 0 || part == 0 ? Count(part) : $"{Count(part)} · {Percent(rate)}";

    /// <summary>"30%"; a dash where nothing was counted.</summary>
    public static string Share(int whole, decimal rate) => whole == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{rate:0}%");

    /// <summary>What a rate is measured by.</summary>
    public static string Bars(RateVerdict verdict, decimal warn, decimal bad, int from) => verdict switch
    {
        RateVerdict.TooFew => $"Judged from {Count(from)} mails on",
        RateVerdict.Good => $"Below {Percent(warn)}",
        RateVerdict.Warn => $"Over {Percent(warn)}; {Percent(bad)} harms all mail",
        _ => $"Over {Percent(bad)}: this harms all mail",
    };

    public static string Trouble(RateVerdict complaints, RateVerdict bounces) => (complaints >= RateVerdict.Warn, bounces >= RateVerdict.Warn) switch
    {
        (true, true) => "Too many readers complain, and too many mails come back",
        (true, false) => "Too many readers complain",
        _ => "Too many mails come back",
    };

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
