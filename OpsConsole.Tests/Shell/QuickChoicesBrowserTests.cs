using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Shell;

[Collection(nameof(InBrowsers))]
public sealed class QuickChoicesBrowserTests(Browsers browsers)
{
    // The second is chosen before the first has come back from the browser.
    [Fact]
    public async Task Of_two_quick_choices_on_any_page_with_filters_both_count()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync("2 Folsom St");
        var ada = await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        await host.Get<ConvertLead>().RunAsync(lead.Id, await host.MariaAsync(), TestContext.Current.CancellationToken);
        var page = await browsers.PageAsync(host, ada, "/sign-in");
        await page.DelaySocketAsync(TimeSpan.FromMilliseconds(150));
        foreach (var (path, first, second, both) in new[]
        {
            ("/activity", ("From", "2026-11-01"), ("To", "2026-11-20"), "from=2026-11-01&to=2026-11-20"),
            ("/activity", ("Who", "0"), ("Words in it", "visit"), "who=0.*visit|visit.*who=0"),
            ("/jobs/runs", ("From", "2026-11-01"), ("Text", "disk"), "disk.*2026-11-01|2026-11-01.*disk"),
            ("/messages", ("Message", "account-locked"), ("Address", "ana"), "account-locked.*ana|ana.*account-locked"),
            ("/integrations", ("System", ""), ("Result", "Failed"), "result=failed"),
            ("/work", ("Kind", ""), ("Text", "disk"), "disk"),
            ("/leads/board", ("Market", "Sacramento"), ("Priority", "40"), "market=Sacramento.*score=40"),
            ("/opportunities", ("Owner", ""), ("Stage", "Contacted"), "owner=.*stage=contacted"),
        })
        {
            await page.GotoAsync(path);
            await page.SettledAsync();
            await page.EvaluateAsync(
                """
                choices => {
                  for (const [label, value] of choices) {
                    const field = [...document.querySelectorAll('main label.filter')].find(one => one.querySelector('span').textContent === label).querySelector('select, input');
                    field.value = value || [...field.options].at(-1).value;
                    field.dispatchEvent(new Event('change', { bubbles: true }));
                  }
                }
                """,
                new[] { new[] { first.Item1, first.Item2 }, [second.Item1, second.Item2] });

            await Expect(page, path).ToHaveURLAsync(new Regex(both, RegexOptions.IgnoreCase));
        }
    }
}
