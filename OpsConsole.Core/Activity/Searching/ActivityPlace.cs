using System.Globalization;

namespace OpsConsole.Core.Activity.Searching;

/// <summary>Where an entry stands in the order of time, written <c>ticks-id</c>; pages go on from it.</summary>
public sealed record ActivityPlace(DateTime AtUtc, long Id)
{
    /// <summary>Null for what is none.</summary>
    public static ActivityPlace? Parse(string? text) =>
        text?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ActivityPlace(new DateTime(at, DateTimeKind.Utc), number)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AtUtc.Ticks}-{Id}");
}
