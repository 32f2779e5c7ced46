using Microsoft.Playwright;
using OpsConsole.Core.Templates;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Templates;

/// <summary>Each mail as a browser shows it: nothing is wider than a phone, in the light and in the dark. With OPSCONSOLE_PICTURES set it writes the pictures of docs/mails.md.</summary>
[Collection(nameof(Looking))]
public sealed class MailPictureTests(Browsers browsers)
{
    [Fact]
    public async Task Every_mail_fits_a_phone_and_a_desk_in_both_lights()
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, null, "/sign-in");
        var folder = Environment.GetEnvironmentVariable("OPSCONSOLE_PICTURES");
        var wrong = new List<string>();
        foreach (var template in MessageCatalog.All)
            foreach (var (size, width) in new[] { ("phone", 390), ("desk", 680) })
                foreach (var light in new[] { MailLight.Light, MailLight.Dark })
                {
                    var frame = new MailFrame("Keller Homes", MailLayout.WhyOf(template.Purpose), template.Purpose == MessagePurpose.Account ? null : new Uri("https://console.example/profile"));
                    await page.SetViewportSizeAsync(width, 400);
                    await page.SetContentAsync(TemplateRendering.Render(template, template.Words, template.Examples, frame, light).Html);
                    if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var over)
                        wrong.Add($"{template.Key} {size}: {over} px wider than the screen");
                    if (folder is { Length: > 0 } && (size, light) is ("phone", _) or ("desk", MailLight.Light))
                        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"mail-{template.Key}-{size}-{light.ToString().ToLowerInvariant()}.jpg"), Type = ScreenshotType.Jpeg, Quality = 70, FullPage = true });
                }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }
}
