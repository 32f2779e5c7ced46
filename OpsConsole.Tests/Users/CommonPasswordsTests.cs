using FsCheck;
using FsCheck.Fluent;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;

namespace OpsConsole.Tests.Users;

public sealed class CommonPasswordsTests
{
    private static readonly string[] endings = ["", "1", "12", "123", "1234", "123456", "!", "!!", "1!", "2024", "2025!", "1987", "@2026", "007", "_1", "qwerty", "asdf"];

    [Theory]
    [InlineData("passwordpassword")]
    [InlineData("P@ssw0rd1234!")]
    [InlineData("qwertyuiop123456")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("123456789012")]
    [InlineData("abcdefghijkl")]
    [InlineData("zyxwvutsrqpo")]
    [InlineData("Summer2026!!")]
    [InlineData("Winter-2025-Winter")]
    [InlineData("ILoveYou123456")]
    [InlineData("Jennifer1984!")]
    [InlineData("dragonmonkey1")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("xk7xk7xk7xk7")]
    [InlineData("............")]
    [InlineData("s3cr3tm@st3r1")]
    public void What_guessing_begins_with_is_refused(string password) => Assert.True(CommonPasswords.Has(password));

    [Theory]
    [InlineData("seven green bicycles")]
    [InlineData("nine purple lanterns")]
    [InlineData("a-quiet-demo-password")]
    [InlineData("correct horse battery staple")]
    [InlineData("пароль длиннее слова")]
    [InlineData("vT9#kLq2!wZx")]
    [InlineData("83920174659264")]
    [InlineData("my dragon eats turnips")]
    public void What_is_somebodys_own_is_taken(string password) => Assert.False(CommonPasswords.Has(password));

    [Fact]
    public void Every_word_is_refused_with_every_usual_ending_and_spelling()
    {
        Func<string, string>[] spellings = [word => word, word => char.ToUpperInvariant(word[0]) + word[1..], word => word.ToUpperInvariant(), Leet];
        var guesses = (from word in CommonPasswords.Words from ending in endings from spelling in spellings select spelling(word) + ending).ToList();

        Assert.True(guesses.Count > 20_000);
        Assert.Empty(guesses.Where(guess => !CommonPasswords.Has(guess)).Take(20));
        Assert.Empty(CommonPasswords.Words.SelectMany(word => (string[])[word + word, "my" + word + "2026"]).Where(guess => !CommonPasswords.Has(guess)).Take(20));
    }

    [Fact]
    public void Words_are_in_lower_case_and_there_once()
    {
        Assert.Equal(CommonPasswords.Words.Count, CommonPasswords.Words.Distinct().Count());
        Assert.All(CommonPasswords.Words, word => Assert.Matches("^[a-z]{4,}$", word));
    }

    [Fact]
    public void Something_of_its_own_before_what_is_common_is_taken() =>
        Prop.ForAll(Gen.Elements(CommonPasswords.Words.ToArray()).ToArbitrary(), word => !CommonPasswords.Has("vzkjwqhx" + word)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("OpsConsole2026!", typeof(PasswordIsAboutUs))]
    [InlineData("opsconsoleopsconsole", typeof(PasswordIsAboutUs))]
    [InlineData("Keller-Summer-2026", typeof(PasswordIsCommon))]
    [InlineData("Password12345", typeof(PasswordIsCommon))]
    [InlineData("opsconsole eats turnips", null)]
    public void The_rules_say_which_of_them_it_breaks(string password, Type? refusal) =>
        Assert.Equal(refusal, PasswordRules.WhyNot(password, "maria.keller@keller.test", "Maria Keller", SettingCatalog.PasswordLength.Default)?.GetType());

    private static string Leet(string word) =>
        word.Replace('a', '@').Replace('e', '3').Replace('o', '0').Replace('s', '$').Replace('t', '7').Replace('i', '1');
}
