using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using OpsConsole.Core.Activity.Searching;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Activity;

/// <summary>What the address of the activity says. Days count in the zone that the address names, so that it means the same to whoever follows it.</summary>
/// <param name="About">A name that was typed and is no number: the page offers what it may be.</param>
/// <param name="Open">The entry that is opened.</param>
public sealed record ActivityAddress(
    long? Who = null, string? Did = null, string? Kind = null, long? Id = null, string? About = null, DateOnly? From = null, DateOnly? Until = null, string? Zone = null, string? Text = null,
    ActivityPlace? Before = null, ActivityPlace? After = null, long? Open = null)
{
    /// <summary>The instants that the days begin and end at.</summary>
    public ActivityFilter Filter => new(Who, Did, Kind, Id, From is { } from ? StartOf(from) : null, Until is { } until && until < DateOnly.MaxValue ? StartOf(until.AddDays(1)) : null, Text);

    public bool IsEverything => this with { Before = null, After = null, Open = null, Zone = null } == new ActivityAddress();

    /// <summary>Where the search begins again at the newest.</summary>
    public ActivityAddress Newest => this with { Before = null, After = null, Open = null };

    public string Path => QueryHelpers.AddQueryString(AppPaths.Activity, Parts());

    /// <param name="extension">csv or xlsx.</param>
    public string ExportPath(string extension) => QueryHelpers.AddQueryString($"{AppPaths.Activity}/export.{extension}", (this with { Before = null, After = null, Open = null, About = null }).Parts());

    public static ActivityAddress Read(string query)
    {
        var parts = QueryHelpers.ParseQuery(query);
        return new ActivityAddress(
            Number("who"), Word("did"), Word("kind"), Number("id"), Word("about"), Day("from"), Day("to"), Word("zone"), Cut(Word("q")),
            ActivityPlace.Parse(Word("before")), ActivityPlace.Parse(Word("after")), Number("open"));

        string? Word(string name) => parts.TryGetValue(name, out var values) && values.ToString().Trim() is { Length: > 0 } text ? text : null;
        long? Number(string name) => long.TryParse(Word(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        DateOnly? Day(string name) => DayIn(Word(name));
    }

    public static DateOnly? DayIn(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private DateTime StartOf(DateOnly day)
    {
        var start = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        var zone = Zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var known) ? known : TimeZoneInfo.Utc;
        // A day that begins in the hour that spring leaves out begins with the next one.
        while (zone.IsInvalidTime(start))
            start = start.AddMinutes(30);
        return TimeZoneInfo.ConvertTimeToUtc(start, zone);
    }

    private static string? Cut(string? text) => text?.Length > ActivityFilter.TextLength ? text[..ActivityFilter.TextLength] : text;

    private Dictionary<string, string?> Parts() => new (string Name, string? Value)[]
    {
        ("who", Who?.ToString(CultureInfo.InvariantCulture)),
        ("did", Did),
        ("kind", Kind),
        ("id", Id?.ToString(CultureInfo.InvariantCulture)),
        ("about", About),
        ("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("to", Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("zone", From is null && Until is null ? null : Zone),
        ("q", Text),
        ("before", Before?.ToString()),
        ("after", After?.ToString()),
        ("open", Open?.ToString(CultureInfo.InvariantCulture)),
    }.Where(part => part.Value is not null).ToDictionary(part => part.Name, part => part.Value);
}
