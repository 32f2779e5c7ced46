using FsCheck;
using FsCheck.Fluent;
using OpsConsole.Core.Settings;

namespace OpsConsole.Tests.Settings;

public sealed class SettingTypesTests
{
    private static readonly WholeNumberSetting number = new("room.number", "Number", 5, 1, 2_000, "days", "A number.");
    private static readonly MoneySetting money = new("room.money", "Money", 100_000, 0, 5_000_000, "An amount.");
    private static readonly PercentageSetting percentage = new("room.share", "Share", 2.9m, 0, 100, "A share.", Places: 2);
    private static readonly YesNoSetting yesNo = new("room.switch", "Switch", true, "A switch.");
    private static readonly ChoiceSetting<DayOfWeek> choice = new("room.day", "Day", DayOfWeek.Monday, [(DayOfWeek.Monday, "Mondays"), (DayOfWeek.Friday, "Fridays")], "A day.");
    private static readonly TextSetting text = new("room.text", "Text", "Hello", 20, "A text.");
    private static readonly WordListSetting words = new("room.words", "Words", WordList.Empty, "Words.");
    private static readonly TimeOfDaySetting time = new("room.time", "Time", new(9, 0), "A time.");
    private static readonly TimeZoneSetting zone = new("room.zone", "Zone", TimeZoneInfo.Utc, "A zone.");

    public static TheoryData<string, string, string?> Typed { get; } = new()
    {
        { "number", "12", "12" }, { "number", " 1,200 days ", "1200" }, { "number", "0", null }, { "number", "2001", null }, { "number", "1,20", null }, { "number", "1.5", null }, { "number", "-3", null }, { "number", "99999999999", null }, { "number", "٣", null },
        { "money", "$1,250.50", "1250.50" }, { "money", "1250", "1250" }, { "money", "1.234", null }, { "money", "50,001", null }, { "money", "free", null },
        { "share", "2.9 %", "2.9" }, { "share", "2.90", "2.9" }, { "share", "2.905", null }, { "share", "101", null },
        { "switch", "Yes", "yes" }, { "switch", "no", "no" }, { "switch", "maybe", null },
        { "day", "fridays", "friday" }, { "day", "Monday", "monday" }, { "day", "Sunday", null }, { "day", "1", null },
        { "text", "  two\r\nlines ", "two\nlines" }, { "text", "", null }, { "text", "more than twenty letters", null }, { "text", "a\u0007bell", null },
        { "words", " one \n\nTWO  words\none\n", "one\nTWO words" }, { "words", "", "" }, { "words", "0123456789012345678901234567890123456789012345678901234567891", null },
        { "time", "9:05", "09:05" }, { "time", "9 pm", "21:00" }, { "time", "25:00", null },
        { "zone", "America/Chicago", "America/Chicago" }, { "zone", "Mars/Base", null },
    };

    private static IReadOnlyDictionary<string, SettingDefinition> All { get; } =
        new SettingDefinition[] { number, money, percentage, yesNo, choice, text, words, time, zone }.ToDictionary(setting => setting.Key.Split('.')[1]);

    [Theory, MemberData(nameof(Typed))]
    public void What_is_typed_becomes_its_one_form_or_is_refused_with_what_it_can_be(string which, string typed, string? expected)
    {
        var tidied = All[which].Tidied(typed);

        Assert.Equal(expected, tidied.Succeeded ? tidied.Value : null);
        if (tidied.Error is { } error)
            Assert.Contains(All[which].Range, error.Message, StringComparison.Ordinal);
        else
            Assert.NotEmpty(All[which].Shown(tidied.Value));
    }

    [Fact]
    public void The_one_form_stays_what_it_is_and_no_text_makes_a_setting_fail() => Prop.ForAll<string>(typed =>
    {
        foreach (var setting in All.Values.Concat(SettingCatalog.All.Values))
            if (setting.Tidied(typed ?? "") is { Succeeded: true } tidied)
                Assert.Equal(tidied.Value, setting.Tidied(tidied.Value).Value);
            else
                _ = setting.Shown(typed ?? "");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void People_read_units_and_signs()
    {
        Assert.Equal("1,200 days", number.Shown("1200"));
        Assert.Equal("$1,250.50", money.Shown("1250.50"));
        Assert.Equal(125_050, money.Read("1250.50").Value);
        Assert.Equal("2.9%", percentage.Shown("2.9"));
        Assert.Equal("Fridays", choice.Shown("friday"));
        Assert.Equal("None", words.Shown(""));
        Assert.Equal("a, b, c and 2 more", words.Shown("a\nb\nc\nd\ne"));
        Assert.Equal("“Mondays” or “Fridays”", choice.Range);
    }
}
