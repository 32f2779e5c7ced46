using System.Globalization;
using OpsConsole.Core.Work;

namespace OpsConsole.Web.Shell.Tray;

/// <summary>How a piece of work stands, in a word and in a line.</summary>
internal static class TrayWords
{
    public static string Of(MyWork item) => item.Status switch
    {
        WorkStatus.Waiting => item.Error is null ? "Waiting" : "Tries again",
        WorkStatus.Running => "At work",
        WorkStatus.Done => "Done",
        WorkStatus.Discarded => "Cancelled",
        _ => "Given up",
    };

    public static string Tone(MyWork item) => item.Status switch
    {
        WorkStatus.Done => "good",
        WorkStatus.Dead => "bad",
        WorkStatus.Running => "info",
        WorkStatus.Waiting when item.Error is not null => "warn",
        _ => "",
    };

    public static string Line(MyWork item) => item.Status switch
    {
        WorkStatus.Dead => item.Error ?? "It failed too often",
        WorkStatus.Waiting => item.Error ?? "Waits for its turn",
        _ when item.Text is { } text => text,
        WorkStatus.Running when item.Total is { } total => string.Create(CultureInfo.InvariantCulture, $"{item.Done:N0} of {total:N0}"),
        _ => Of(item),
    };

    public static int Percent(MyWork item) => item.Total is > 0 and var total ? (int)Math.Clamp(100 * item.Done / total, 0, 100) : 30;
}
