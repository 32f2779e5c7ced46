using System.Text;
using OpsConsole.Core.Messages.Sms;

namespace OpsConsole.Tests.Messages.Sms;

public sealed class SmsLengthTests
{
    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("Hello", 1, 5)]
    [InlineData("€", 1, 2)]
    [InlineData("[]{}", 1, 8)]
    public void Plain_letters_count_one_and_those_of_the_extension_two(string text, int segments, int units)
    {
        var length = SmsLength.Of(text);
        Assert.Equal((segments, units, true), (length.Segments, length.Units, length.IsGsm));
    }

    [Theory]
    [InlineData('a', 160, 1)]
    [InlineData('a', 161, 2)]
    [InlineData('a', 306, 2)]
    [InlineData('a', 307, 3)]
    [InlineData('é', 160, 1)]
    [InlineData('~', 80, 1)]
    [InlineData('~', 81, 2)]
    [InlineData('ł', 70, 1)]
    [InlineData('ł', 71, 2)]
    [InlineData('ł', 134, 2)]
    [InlineData('ł', 135, 3)]
    public void A_text_is_parted_where_the_standard_says(char letter, int count, int segments) => Assert.Equal(segments, SmsLength.Of(new string(letter, count)).Segments);

    /// <summary>A part of 153 has no room for half of "{", so the pair goes into the next: 152 + 1 lost.</summary>
    [Fact]
    public void Neither_a_pair_nor_an_emoji_is_ever_parted()
    {
        Assert.Equal(2, SmsLength.Of(new string('a', 152) + "{" + new string('a', 151)).Segments);
        Assert.Equal(3, SmsLength.Of(new string('a', 152) + "{" + new string('a', 152)).Segments);
        Assert.Equal(3, SmsLength.Of(new string('ł', 66) + "😀" + new string('ł', 66)).Segments);
        Assert.Equal("😀", SmsLength.Of("Hi 😀").Odd);
    }

    /// <summary>Against a slow reckoning of another kind: letter by letter into parts that are really filled.</summary>
    [Fact]
    public void Any_text_takes_as_many_segments_as_filling_them_does()
    {
        var random = new Random(11);
        for (var run = 0; run < 4_000; run++)
        {
            var letters = run % 2 == 0 ? "ab €{~é\n" : "abł😀€漢 ";
            var runes = letters.EnumerateRunes().ToArray();
            var text = string.Concat(Enumerable.Range(0, random.Next(0, 420)).Select(_ => runes[random.Next(runes.Length)].ToString()));
            var length = SmsLength.Of(text);
            var isGsm = !text.EnumerateRunes().Any(rune => "ł😀漢".Contains(rune.ToString(), StringComparison.Ordinal));
            Assert.Equal(isGsm, length.IsGsm);
            Assert.Equal(Filled(text, isGsm), length.Segments);
            Assert.InRange(length.Segments, length.Units / 160 / 2, 1 + length.Units);
            Assert.True(SmsLength.Of(text + "a").Segments >= length.Segments);
        }
    }

    [Fact]
    public void What_keyboards_put_in_by_themselves_is_written_plainly() => Assert.Equal("\"It's\" - done...", SmsLength.Plain("“It’s” – done…"));

    private static int Filled(string text, bool isGsm)
    {
        int Size(Rune rune) => isGsm ? "€{}[]~\\|^\f".Contains(rune.ToString(), StringComparison.Ordinal) ? 2 : 1 : rune.Utf16SequenceLength;
        if (text.Length == 0)
            return 0;
        if (text.EnumerateRunes().Sum(Size) <= (isGsm ? 160 : 70))
            return 1;
        var parts = new List<int> { 0 };
        foreach (var rune in text.EnumerateRunes())
            if (parts[^1] + Size(rune) <= (isGsm ? 153 : 67))
                parts[^1] += Size(rune);
            else
                parts.Add(Size(rune));
        return parts.Count;
    }
}
