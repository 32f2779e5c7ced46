using FsCheck;
using FsCheck.Fluent;
using OpsConsole.Web.Access;
using OpsConsole.Web.Access.Entra;

namespace OpsConsole.Tests.Access;

public sealed class LocalUrlTests
{
    [Fact]
    public void What_is_taken_for_local_stays_on_this_console()
    {
        var here = new Uri("https://console.keller.test/");
        string[] parts = ["/", "\\", "//", "evil.example", "https:", "@", "\t", "\n", "\r", "?", "#", "%2f", "..", "leads", ":", " "];
        Prop.ForAll(Gen.Elements(parts).ListOf().ToArbitrary(), words =>
        {
            var url = string.Concat(words);
            return !LocalUrl.Is(url) || (Uri.TryCreate(here, url, out var leads) && leads.Authority == here.Authority && leads.Scheme == here.Scheme);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }

    [Theory, InlineData("/"), InlineData("/leads/board?lead=4#top"), InlineData("/a//b")]
    public void Addresses_of_the_console_are_local(string url) => Assert.True(LocalUrl.Is(url));

    [Fact]
    public void No_text_makes_reading_an_id_token_fail() =>
        Prop.ForAll<string, string>((body, rest) => { _ = IdToken.Read($"{rest}.{body}.x")?.Subject; }).QuickCheckThrowOnFailure();

    [Theory, InlineData("e30"), InlineData("W10"), InlineData("bnVsbA"), InlineData("MQ"), InlineData("eyJzdWIiOnt9LCJhdWQiOjEsImV4cCI6MWU5OX0")]
    public void A_token_of_another_shape_is_refused(string body)
    {
        var settings = new EntraSettings(new Uri("https://login.example/t"), "c", "s", "T", "i", new Uri("https://login.example/u"), new Dictionary<string, string>());
        Assert.NotNull(IdToken.Read($"x.{body}.x")!.WhyNot(settings, "n", DateTimeOffset.UnixEpoch));
    }
}
