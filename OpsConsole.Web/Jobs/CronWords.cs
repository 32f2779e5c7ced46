using System.Globalization;
using OpsConsole.Core.Jobs;

namespace OpsConsole.Web.Jobs;

/// <summary>A schedule in words, where there are some; a rare one stays as it is written.</summary>
public static class CronWords
{
    private static readonly string[] days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    /// <summary>"Every day at 03:20", "Every hour at :05", "Sundays at 03:50".</summary>
    public static string Of(JobSchedule schedule)
    {
        var parts = schedule.Cron.Split(' ');
        if (parts is not [var second, var minute, var hour, var day, var month, var weekday] || !IsNumber(second) || MonthsOf(month) is not { } months)
            return schedule.Cron;
        var isEveryDay = day is "*" or "?" && weekday is "*" or "?";
        var dayText = isEveryDay ? "Every day" : day is "?" or "*" ? OfWeekdays(weekday) : IsNumber(day) ? $"On day {day} of {months}" : day == "L" ? $"On the last day of {months}" : null;
        if (dayText is null || (month != "*" && !IsNumber(day) && day != "L"))
            return schedule.Cron;
        if (IsNumber(hour) && IsNumber(minute))
            return $"{dayText} at {Two(hour)}:{Two(minute)}";
        if (!isEveryDay)
            return schedule.Cron;
        if (hour == "*" && IsNumber(minute))
            return minute == "0" ? "Every hour" : $"Every hour at :{Two(minute)}";
        if (hour == "*" && Step(minute) is { } minutes)
            return $"Every {minutes} minutes";
        if (hour == "*" && minute.Split('/') is [var from, var every] && IsNumber(from) && IsNumber(every))
            return $"Every {every} minutes from :{Two(from)}";
        if (hour == "*" && minute == "*")
            return "Every minute";
        return Step(hour) is { } hours && IsNumber(minute) ? $"Every {hours} hours at :{Two(minute)}" : schedule.Cron;
    }

    /// <summary>"every month", "January, April"; null for what has no words.</summary>
    private static string? MonthsOf(string month) => month == "*" ? "every month"
        : month.Split(',') is var named && named.All(name => IsNumber(name) && int.Parse(name, CultureInfo.InvariantCulture) is >= 1 and <= 12)
            ? string.Join(", ", named.Select(name => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(int.Parse(name, CultureInfo.InvariantCulture))))
            : null;

    private static string? OfWeekdays(string weekday) => weekday switch
    {
        "MON-FRI" or "2-6" => "Monday to Friday",
        _ when weekday.Split(',').Select(DayOf).ToList() is var named && named.All(name => name is not null) => string.Join(", ", named.Select(name => name + "s")),
        _ => null,
    };

    private static string? DayOf(string name) => IsNumber(name)
        ? days.ElementAtOrDefault(int.Parse(name, CultureInfo.InvariantCulture) - 1)
        : days.FirstOrDefault(day => day[..3].Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string? Step(string part) => (part.StartsWith("*/", StringComparison.Ordinal) || part.StartsWith("0/", StringComparison.Ordinal)) && IsNumber(part[2..]) ? part[2..] : null;

    private static bool IsNumber(string part) => part.Length is 1 or 2 && part.All(char.IsAsciiDigit);

    private static string Two(string number) => number.PadLeft(2, '0');
}
