using System.Globalization;
using OpsConsole.Core.Work;
using OpsConsole.Web.Jobs;

namespace OpsConsole.Web.Work;

/// <summary>What people read for the queue.</summary>
public static class WorkWords
{
    public static string Of(WorkShelf shelf) => shelf switch
    {
        WorkShelf.Failed => "Failed, tries again",
        WorkShelf.Dead => "Given up",
        WorkShelf.Running => "At work",
        _ => shelf.ToString(),
    };

    public static string ToneOf(WorkShelf shelf) => shelf switch
    {
        WorkShelf.Running => "info",
        WorkShelf.Failed => "warn",
        WorkShelf.Dead => "bad",
        WorkShelf.Done => "good",
        _ => "ink-3",
    };

    /// <summary>"12", or "10,000+" where counting stopped.</summary>
    public static string Count(int count) =>
        count > WorkListQuery.MostCounted ? $"{Number(WorkListQuery.MostCounted)}+" : Number(count);

    public static string Items(int count) => count == 1 ? "1 item" : $"{Number(count)} items";

    public static string Progress(long done, long? total) => total is > 0 and var all ? $"{Number(done)} of {Number(all)}" : Number(done);

    public static string Percent(long done, long? total) =>
        (total is > 0 and var all ? Math.Clamp(100.0 * done / all, 0, 100) : 30).ToString("0.#", CultureInfo.InvariantCulture);

    public static string Took(TimeSpan span) => JobWords.Took(span);

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
