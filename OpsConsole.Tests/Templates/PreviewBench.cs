using System.Diagnostics;
using System.Globalization;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Users.Letters;

namespace OpsConsole.Tests.Templates;

/// <summary>
/// What bench/preview.mjs runs: the check and the rendering of a mail of five hundred paragraphs, as the editor asks for it while somebody types.
/// Not part of a test run: OPSCONSOLE_BENCH is the file that the figures are appended to.
/// </summary>
public sealed class PreviewBench
{
    private const int Paragraphs = 500;
    private const int Runs = 30;

    [Fact]
    public void A_long_mail_is_checked_and_rendered()
    {
        var file = Environment.GetEnvironmentVariable("OPSCONSOLE_BENCH");
        Assert.SkipWhen(string.IsNullOrEmpty(file), "OPSCONSOLE_BENCH is not set");
        var template = AccountLockedMessage.Is;
        var words = new TemplateWords(
            "S", "{{locked_until}}" + string.Concat(Enumerable.Repeat("<p>Hello <strong style=\"color:#111111\">{{user_name}}</strong>, <a href=\"https://x.test/\">this</a>.</p>\n", Paragraphs)), "{{locked_until}}");
        var frame = new MailFrame("Keller & Sons", "Because.", new Uri("https://console.keller.test/profile"));
        for (var run = -5; run < Runs; run++)
        {
            var began = Stopwatch.StartNew();
            Assert.Empty(TemplateCheck.ProblemsOf(template, words));
            TemplateRendering.Render(template, words, template.Examples, frame);
            if (run >= 0)
                File.AppendAllText(file!, string.Create(CultureInfo.InvariantCulture, $"{began.Elapsed.TotalMilliseconds}\n"));
        }
    }
}
