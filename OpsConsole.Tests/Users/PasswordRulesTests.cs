using FsCheck;
using FsCheck.Fluent;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;

namespace OpsConsole.Tests.Users;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("short", typeof(PasswordIsTooShort))]
    [InlineData("elevenchars", typeof(PasswordIsTooShort))]
    [InlineData("maria.keller@keller.test", typeof(PasswordIsAboutYou))]
    [InlineData("Maria-Keller-2026", typeof(PasswordIsAboutYou))]
    [InlineData("KELLERKELLERKELLER", typeof(PasswordIsAboutYou))]
    [InlineData("seven green bicycles", null)]
    [InlineData("maria rides seven green bicycles", null)]
    [InlineData("пароль длиннее слова", null)]
    public void A_password_is_long_and_not_made_of_its_owner(string password, Type? refusal) =>
        Assert.Equal(refusal, PasswordRules.WhyNot(password, "maria.keller@keller.test", "Maria Keller", SettingCatalog.PasswordLength.Default)?.GetType());

    [Fact]
    public void Nothing_put_together_from_name_and_address_is_accepted()
    {
        string[] parts = ["maria", "MARIA", "keller", "Keller", "test", ".", "-", "@", " ", "_"];
        Prop.ForAll(Gen.Elements(parts).ListOf().ToArbitrary(), words =>
            PasswordRules.WhyNot(string.Concat(words), "maria@keller.test", "Maria Keller", SettingCatalog.PasswordLength.Default) is not null).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_input_makes_the_check_fail() =>
        Prop.ForAll<string, string, string>((password, email, name) =>
        {
            _ = PasswordRules.WhyNot(password ?? "", email ?? "", name ?? "", SettingCatalog.PasswordLength.Default);
        }).QuickCheckThrowOnFailure();
}
