using System.Globalization;
using OpsConsole.Core.Jobs;

namespace OpsConsole.Web.Jobs;

/// <summary>What people read for jobs and their runs.</summary>
public static class JobWords
{
    /// <summary>"Sweep outbox" for <c>sweep-outbox</c>.</summary>
    public static string TitleOf(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');

    public static string Of(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Running => "At work",
        JobOutcome.Succeeded => "Done",
        _ => outcome.ToString(),
    };

    public static string ToneOf(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Running => "info",
        JobOutcome.Succeeded => "good",
        JobOutcome.Failed => "bad",
        JobOutcome.Missed => "warn",
        _ => "ink-3",
    };

    /// <summary>"40 ms", "3.2 s", "4 min 10 s".</summary>
    public static string Took(TimeSpan took) => took switch
    {
        { TotalMilliseconds: < 1000 } => string.Create(CultureInfo.InvariantCulture, $"{took.TotalMilliseconds:0} ms"),
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.#} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{(int)took.TotalMinutes} min{(took.Seconds == 0 ? "" : $" {took.Seconds} s")}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)took.TotalHours} h{(took.Minutes == 0 ? "" : $" {took.Minutes} min")}"),
    };

    /// <summary>The first line of an error, without the name of its exception's namespace.</summary>
    public static string FirstLine(string error)
    {
        var line = error.Split('\n')[0].Trim();
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && !line[..colon].Contains(' ', StringComparison.Ordinal) && line[..colon].EndsWith("Exception", StringComparison.Ordinal) ? line[(colon + 2)..] : line;
    }

    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>How late a run began: "5 h 12 min late".</summary>
    public static string Late(JobRunRow run) => $"{Took(run.StartedAtUtc - run.DueAtUtc)} late";
}
