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
            ("/integrations", ("System", ""), ("Result", "Failed"), "system=.*result=failed"),
            ("/work", ("Kind", ""), ("Text", "disk"), "kind=.*disk"),
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

    // More changes are under way than the server draws at once, and each tick comes before the drawing of the one before.
    [Fact]
    public async Task Ticks_in_a_form_all_count_while_many_changes_are_under_way()
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.MariaAsync(), "/sign-in");
        await page.DelaySocketAsync(TimeSpan.FromMilliseconds(150));
        await page.GotoAsync("/leads/new");
        await page.SettledAsync();

        await page.EvaluateAsync(
            """
            facts => {
              const put = (field, value) => { field[typeof value === 'boolean' ? 'checked' : 'value'] = value; field.dispatchEvent(new Event('change', { bubbles: true })); };
              for (const [name, value] of Object.entries(facts)) put(document.querySelector(`main form [name=${name}]`), value);
              put(document.querySelector('main form [name=motivation][value=High]'), true);
              for (const box of document.querySelectorAll('main form .checklist input')) put(box, true);
            }
            """,
            new Dictionary<string, string>
            {
                ["street"] = "3526 High St",
                ["city"] = "Sacramento",
                ["state"] = "CA",
                ["zip"] = "95838",
                ["owner"] = "Rosa Whitfield",
                ["phone"] = "(916) 555-0134",
                ["email"] = "rosa@example.test",
                ["year"] = "1968",
                ["beds"] = "2",
                ["baths"] = "1",
                ["sqft"] = "836",
                ["price"] = "250,000",
                ["note"] = "They move.",
            });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save lead", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(new Regex("/leads/\\d+"));
    }

    // The second tick has come back as an address after the third was made.
    [Fact]
    public async Task Ticks_in_the_table_of_roles_all_count_while_their_addresses_are_under_way()
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), "/sign-in");
        await page.DelaySocketAsync(TimeSpan.FromMilliseconds(150));
        await page.GotoAsync("/users/roles");
        await page.SettledAsync();

        await page.EvaluateAsync(
            """
            async () => {
              const boxes = [...document.querySelectorAll('main tbody input[type=checkbox]:not(:checked, :disabled)')].slice(0, 4);
              for (const box of boxes) { box.click(); await new Promise(done => setTimeout(done, 200)); }
            }
            """);

        await Expect(page.GetByText("4 changes")).ToBeVisibleAsync();
        await Expect(page.Locator("main tbody td.changed input:checked")).ToHaveCountAsync(4);
    }
}
