using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Users;
using OpsConsole.Data.Scenes;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Messages.Deliverability;
using OpsConsole.Tests.Messages.Sms;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Shell;

/// <summary>
/// Every page, on the demo scene, in both themes, on a desk and on a phone: no serious or critical finding of axe, nothing wider than the
/// screen, no error in the console. With OPSCONSOLE_PICTURES set to a folder it also writes a picture of each (docs/look.md shows them).
/// </summary>
[Collection(nameof(Looking))]
public sealed class EveryPageTests(Browsers browsers)
{
    private static readonly (string Name, string? Email, string Path)[] pages =
    [
        ("partners", "admin@demo.test", "/partners"),
        ("partners-onlooker", DemoPeople.Maria.Email, "/partners?lead={offered}"),
        ("lead-offered", DemoPeople.Maria.Email, "/leads/{offered}"),
        ("offers", DemoPeople.Delia.Email, "/portal/offers"),
        ("offers-past", DemoPeople.Delia.Email, "/portal/offers?show=past"),
        ("board", DemoPeople.Maria.Email, "/leads/board"),
        ("drawer", DemoPeople.Maria.Email, "/leads/board?lead={pending}"),
        ("board-onlooker", "finance@demo.test", "/leads/board?lead={pending}"),
        ("board-filtered", DemoPeople.Maria.Email, "/leads/board?market=Folsom&score=60"),
        ("lead", DemoPeople.Maria.Email, "/leads/{pending}"),
        ("lead-past", DemoPeople.Maria.Email, "/leads/{pending}?asof={today}"),
        ("lead-onlooker", "finance@demo.test", "/leads/{pending}"),
        ("opportunities", DemoPeople.Maria.Email, "/opportunities"),
        ("opportunities-drawer", DemoPeople.Maria.Email, "/opportunities?open={opportunity}"),
        ("opportunities-filtered", DemoPeople.Maria.Email, "/opportunities?owner=0&stage=proposal&by=2030-01-01"),
        ("opportunity", DemoPeople.Maria.Email, "/opportunities/{opportunity}"),
        ("opportunities-trash", DemoPeople.Maria.Email, "/opportunities/trash"),
        ("trash", DemoPeople.Maria.Email, "/leads/trash"),
        ("tasks", DemoPeople.Maria.Email, "/tasks"),
        ("leads", DemoPeople.Maria.Email, "/leads"),
        ("leads-filtered", DemoPeople.Maria.Email, "/leads?q=status%3Apending,approved+price%3A..400k+not+city%3AGalt&sort=-score,price&lead={pending}"),
        ("leads-problem", DemoPeople.Maria.Email, "/leads?q=statsu%3Apending"),
        ("leads-none", DemoPeople.Maria.Email, "/leads?q=beds%3A99"),
        ("leads-similar", DemoPeople.Maria.Email, "/leads?q=doubt%3Anear-duplicate"),
        ("leads-verification", DemoPeople.Maria.Email, "/leads?q=phone%3Ayes,no+address%3Ayes,no&cols=street,city,status,phone,phone-verified,address-verified"),
        ("integrations", "admin@demo.test", "/integrations"),
        ("message-text", "admin@demo.test", "/messages/{text}"),
        ("simulated-phones", "admin@demo.test", "/integrations/simulators/phone"),
        ("texts", "admin@demo.test", "/messages/texts"),
        ("messages-texts", "admin@demo.test", "/messages?by=text"),
        ("deliverability", "admin@demo.test", "/messages/deliverability"),
        ("deliverability-bad", "admin@demo.test", "/messages/deliverability?days={mailed}"),
        ("template-alert", "admin@demo.test", "/templates/property-alert"),
        ("template-notice", "admin@demo.test", "/templates/notice"),
        ("template-code", "admin@demo.test", "/templates/phone-code"),
        ("messages-many", "admin@demo.test", "/messages"),
        ("messages-none", "admin@demo.test", "/messages?to=nobody"),
        ("message-gone", "admin@demo.test", "/messages/999999"),
        ("addresses-none", "admin@demo.test", "/messages/addresses"),
        ("outbox", "admin@demo.test", "/messages/outbox"),
        ("templates", "admin@demo.test", "/templates"),
        ("template", "admin@demo.test", "/templates/account-locked"),
        ("template-gone", "admin@demo.test", "/templates/no-such"),
        ("lead-doubtful", DemoPeople.Maria.Email, "/leads/{doubtful}"),
        ("drawer-doubtful", DemoPeople.Maria.Email, "/leads/board?lead={doubtful}"),
        ("lead-doubtful-onlooker", "finance@demo.test", "/leads/{doubtful}"),
        ("leads-scores", DemoPeople.Maria.Email, "/leads?q=fraud%3A1..&sort=-fraud,stars&cols=street,city,status,score,stars,fraud,flags"),
        ("users", "admin@demo.test", "/users"),
        ("users-filtered", "admin@demo.test", "/users?q=role%3AManager,Agent+not+status%3Adisabled&sort=-seen,name&cols=name,email,sign-in,roles,status,two-factor,seen,created,locked,demo,id"),
        ("users-problem", "admin@demo.test", "/users?q=statsu%3Alocked"),
        ("users-none", "admin@demo.test", "/users?q=role%3ANobody"),
        ("user", "admin@demo.test", "/users/{user}"),
        ("user-self", "admin@demo.test", "/users/{self}"),
        ("user-gone", "admin@demo.test", "/users/999999"),
        ("roles", "admin@demo.test", "/users/roles"),
        ("roles-found", "admin@demo.test", "/users/roles?q=leads.e&change=2:-leads.edit"),
        ("roles-new", "admin@demo.test", "/users/roles?role=new"),
        ("roles-built-in", "admin@demo.test", "/users/roles?role=2"),
        ("users-markets", "admin@demo.test", "/users?q=not+market%3ANV&cols=name,roles,markets,status"),
        ("settings", "admin@demo.test", "/settings"),
        ("settings-all", "admin@demo.test", "/settings?of=all&q=leads"),
        ("settings-none", "admin@demo.test", "/settings?q=nothing+of+the+kind"),
        ("security", "admin@demo.test", "/security"),
        ("security-found", "admin@demo.test", "/security?from=203.0.113.66&show=refused"),
        ("activity", "admin@demo.test", "/activity"),
        ("activity-open", "admin@demo.test", "/activity?did=lead.edited&from=2020-01-01&zone=America/Los_Angeles&open={entry}#entry-{entry}"),
        ("activity-about", DemoPeople.Maria.Email, "/activity?about=Ana"),
        ("activity-none", "admin@demo.test", "/activity?q=nothing+of+the+kind"),
        ("user-erase", "admin@demo.test", "/users/{user}/erase"),
        ("flags", "admin@demo.test", "/flags"),
        ("flags-done", "admin@demo.test", "/flags?show=done"),
        ("flag-new", "admin@demo.test", "/flags/leads.automatic-look-ups"),
        ("flag-none", "admin@demo.test", "/flags/leads.no-such"),
        ("lead-corrected", DemoPeople.Maria.Email, "/leads/{corrected}"),
        ("lead-new", DemoPeople.Maria.Email, "/leads/new"),
        ("import", DemoPeople.Maria.Email, "/leads/import"),
        ("start", DemoPeople.Maria.Email, "/"),
        ("profile", DemoPeople.Maria.Email, "/profile"),
        ("own-digest", DemoPeople.Maria.Email, "/profile/digest"),
        ("own-digest-none", DemoPeople.Delia.Email, "/profile/digest"),
        ("unsubscribe", null, "/unsubscribe/{choices}"),
        ("unsubscribe-address", null, "/unsubscribe/{address}"),
        ("mail-choices-address", null, "/preferences/{address}"),
        ("unsubscribe-dead", null, "/unsubscribe/nothing"),
        ("mail-choices", null, "/preferences/{choices}"),
        ("notifications", DemoPeople.Ana.Email, "/notifications"),
        ("start-agent", DemoPeople.Ana.Email, "/"),
        ("bulk", DemoPeople.Maria.Email, "/leads/bulk"),
        ("users-bulk", "admin@demo.test", "/users/bulk"),
        ("jobs-new", "admin@demo.test", "/jobs"),
        ("job-new", "admin@demo.test", "/jobs/expire-leads"),
        ("job-runs-none", "admin@demo.test", "/jobs/runs?result=failed"),
        ("work-empty", "admin@demo.test", "/work"),
        ("time-machine-still", "admin@demo.test", "/dev/time"),
        ("my-leads", DemoPeople.Ana.Email, "/portal/leads"),
        ("my-lead-new", DemoPeople.Ana.Email, "/portal/leads/new"),
        ("nothing-yet", "buyer@demo.test", "/"),
        ("sign-in", null, "/sign-in"),
        ("forgot-password", null, "/forgot-password"),
        ("register", null, "/register"),
        ("register-agent", null, "/register/agent"),
        ("register-over", null, "/register/confirm?id=1&token=gone"),
        ("terms", null, "/terms"),
        ("privacy", null, "/privacy"),
        ("own-password", DemoPeople.Maria.Email, "/profile/password"),
        ("two-factor", DemoPeople.Maria.Email, "/profile/two-factor"),
        ("two-factor-reset", "admin@demo.test", "/users/1/two-factor"),
        ("registrations-none", "admin@demo.test", "/users/registrations"),
        ("welcome-done", DemoPeople.Maria.Email, "/welcome"),
        ("forbidden", DemoPeople.Ana.Email, "/leads/board"),
        ("not-found", DemoPeople.Maria.Email, "/no/such/page"),
    ];

    /// <summary>For whoever works on a few pages: their names, with commas.</summary>
    private static string? Wanted => Environment.GetEnvironmentVariable("OPSCONSOLE_PAGES");

    [Fact]
    public async Task No_page_has_a_serious_finding_in_either_theme()
    {
        await using var host = await TestHost.StartAsync(demo: true);
        var findings = new List<string>();
        foreach (var (name, email, path) in pages.Where(page => Wanted is not { Length: > 0 } names || names.Split(',').Contains(page.Name)))
            foreach (var (size, width, height) in PageLook.Screens)
                findings.AddRange(await LookAsync(host, $"{name}-{size}", email, path, width, height));

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    [Fact]
    public async Task Nor_has_any_in_compact_rows()
    {
        await using var host = await TestHost.StartAsync(demo: true);
        var maria = await DemoActorAsync(host, DemoPeople.Maria.Email);
        await host.Get<ChangePreferences>().RunAsync(before => before with { Density = Density.Compact }, maria, default);
        var findings = new List<string>();
        foreach (var (name, email, path) in pages.Where(page => page.Name is "board" or "lead" or "tasks" or "leads" or "bulk" or "profile"))
            foreach (var (size, width, height) in PageLook.Screens)
                findings.AddRange(await LookAsync(host, $"{name}-compact-{size}", email, path, width, height));

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    private async Task<IEnumerable<string>> LookAsync(TestHost host, string name, string? email, string path, int width, int height)
    {
        var who = email is null ? null : await DemoActorAsync(host, email);
        var errors = new List<string>();
        var page = await browsers.PageAsync(host, who, await FilledAsync(host, path), width, height);
        page.PageError += (_, error) => errors.Add($"{name}: {error}");
        await Expect(page.Locator("h1").First).ToBeVisibleAsync();
        await page.SettledAsync();
        errors.AddRange(await page.FindingsInBothThemesAsync(name));
        await page.Context.LeaveAsync();
        return errors;
    }

    private static async Task<Actor> DemoActorAsync(TestHost host, string email)
    {
        await using var db = host.Dbs.OpenAcrossTenants();
        var id = await db.Users.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(user => user.Email == email).Select(user => user.Id).SingleAsync();
        return await host.Get<AccessDirectory>().ActorAsync(id);
    }

    private static async Task<string> FilledAsync(TestHost host, string path)
    {
        await using var db = host.Dbs.OpenAcrossTenants();
        var pending = await db.Leads.IgnoreQueryFilters([OpsDb.TenantFilter])
            .Where(lead => lead.Status == LeadStatus.Pending && lead.Question != null).OrderByDescending(lead => lead.Score).Select(lead => lead.Id).FirstAsync();
        var opportunity = await db.Opportunities.IgnoreQueryFilters([OpsDb.TenantFilter])
            .Where(row => row.Stage == OpportunityStage.Proposal).OrderBy(row => row.Id).Select(row => row.Id).FirstAsync();
        foreach (var (name, email) in new[] { ("{user}", DemoPeople.Maria.Email), ("{self}", "admin@demo.test") })
            path = path.Replace(name, (await db.Users.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(user => user.Email == email).Select(user => user.Id).SingleAsync()).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        if (path.Contains("{entry}", StringComparison.Ordinal))
            path = path.Replace("{entry}", (await db.Activity.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(entry => entry.Action == "lead.edited").MaxAsync(entry => entry.Id)).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        path = path.Replace("{opportunity}", opportunity.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var offered = await db.LeadHandovers.IgnoreQueryFilters([OpsDb.TenantFilter]).OrderByDescending(row => row.Id).Select(row => row.LeadId).FirstAsync();
        var corrected = await db.LeadVerifications.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(row => row.AddressVerdict == OpsConsole.Core.Leads.Verification.AddressVerdict.Corrected).OrderBy(row => row.LeadId).Select(row => row.LeadId).FirstAsync();
        if (path.Contains("{choices}", StringComparison.Ordinal))
            path = path.Replace("{choices}", Uri.EscapeDataString(host.Get<Core.Notifications.Unsubscribing.ChoiceLinks>().TokenOf(await DemoActorAsync(host, DemoPeople.Ana.Email) is var ana ? new(ana.TenantId, ana.UserId!.Value, "decided") : null!)), StringComparison.Ordinal);
        if (path.Contains("{address}", StringComparison.Ordinal))
            path = path.Replace("{address}", Uri.EscapeDataString(host.Get<Core.Notifications.Unsubscribing.ChoiceLinks>().TokenOf(Core.Notifications.Unsubscribing.ChoiceLink.At((await DemoActorAsync(host, DemoPeople.Ana.Email)).TenantId, "olga.owner@x.test", "news"))), StringComparison.Ordinal);
        if (path.Contains("{mailed}", StringComparison.Ordinal))
        {
            await using var own = host.Dbs.Open((await DemoActorAsync(host, "admin@demo.test")).TenantId);
            await own.MailedAMonthAsync(host.Get<TimeProvider>().GetUtcNow().UtcDateTime);
            path = path.Replace("{mailed}", "30", StringComparison.Ordinal);
        }

        path = path.Replace("{corrected}", corrected.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var doubtful = await db.Leads.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(lead => lead.FraudScore >= 60 && lead.Status == LeadStatus.Pending).OrderBy(lead => lead.Id).Select(lead => lead.Id).FirstAsync();
        path = path.Replace("{doubtful}", doubtful.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        path = path.Replace("{offered}", offered.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        if (path.Contains("{text}", StringComparison.Ordinal))
            path = path.Replace("{text}", (await host.TextedAsync(await DemoActorAsync(host, DemoPeople.Maria.Email))).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return path.Replace("{today}", host.Get<TimeProvider>().GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{pending}", pending.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
