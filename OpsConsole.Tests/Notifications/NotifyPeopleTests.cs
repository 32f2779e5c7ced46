using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Notifications;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using OpsConsole.Tests.Leads.Imports;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Notifications;

public sealed class NotifyPeopleTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_question_reaches_the_agent_and_the_answer_whoever_asked(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        var lead = await ops.LeadAsync("3526 High St", ana);

        var asked = (await ops.Get<AskAboutLead>().RunAsync(lead, "Is it vacant?", maria, ct)).Value;
        await ops.NotifyAsync();
        var question = Assert.Single(await ops.NotificationsAsync(ana));
        Assert.Equal(("lead.questioned", "Maria Keller", "3526 High St, Sacramento", "Is it vacant?", (DateTime?)null),
            (question.Action, question.ByName, question.Title, question.Detail, question.ReadAtUtc));

        Assert.True((await ops.Get<AnswerLeadQuestion>().RunAsync(new(asked.Id, asked.Version), "Since May.", ana, ct)).Succeeded);
        await ops.NotifyAsync();
        var answer = Assert.Single(await ops.NotificationsAsync(maria));
        Assert.Equal(("lead.answered", "Ana Duarte", "Since May."), (answer.Action, answer.ByName, answer.Detail));
        Assert.Equal(2, (await ops.NotificationsAsync()).Count);
    }

    [Theory, OnEveryDatabase]
    public async Task A_decision_reaches_the_agent_but_nobody_hears_of_what_they_did_themselves(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        var (hers, own) = (await ops.LeadAsync("1 Alder Ct", ana), await ops.LeadAsync("2 Alder Ct", maria));

        await ops.Get<ApproveLead>().RunAsync(hers, maria, ct);
        await ops.Get<RejectLead>().RunAsync(own, RejectReason.Other, "Mine.", maria, ct);
        await ops.NotifyAsync();

        var told = Assert.Single(await ops.NotificationsAsync());
        Assert.Equal((ana.UserId!.Value, "lead.approved"), (told.UserId, told.Action));
    }

    [Theory, OnEveryDatabase]
    public async Task Assignments_and_mentions_reach_the_people_they_name(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas, sam) = (await ops.MariaAsync(), await ops.JonasAsync(), await ops.SamAsync());
        var id = (await ops.LeadAsync()).Id;
        var lead = await ops.ReadAsync(id);

        await ops.Open().RecordAsync(maria, "lead.assigned", lead, new { to = jonas.UserId });
        // As a change of a lead writes it: its own "to" is a state.
        await ops.Open().RecordAsync(maria, "lead.assigned", lead, new { From = LeadStatus.Pending, To = LeadStatus.Pending, Details = new { to = sam.UserId } });
        await ops.Open().RecordAsync(maria, "lead.noted", lead, new { mentions = new[] { jonas.UserId, maria.UserId }, text = "Look at the roof." });
        await ops.Open().RecordAsync(maria, "task.assigned", lead, new { to = jonas.UserId, toName = "Jonas Reyes", title = "Call the owner", leadId = id });
        await ops.NotifyAsync();

        Assert.Equal(["lead.assigned", "lead.noted", "task.assigned"], (await ops.NotificationsAsync(jonas)).Select(row => row.Action).Order());
        Assert.Equal("Look at the roof.", (await ops.NotificationsAsync(jonas)).Single(row => row.Action == "lead.noted").Detail);
        var task = (await ops.NotificationsAsync(jonas)).Single(row => row.Action == "task.assigned");
        Assert.Equal(("Call the owner", "lead", id), (task.Title, task.SubjectKind, task.SubjectId));
        Assert.Equal("lead.assigned", Assert.Single(await ops.NotificationsAsync(sam)).Action);
        Assert.Empty(await ops.NotificationsAsync(maria));
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_started_an_import_hears_how_it_ended_and_of_none_of_its_leads(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        await ops.ImportAsync(SomeImports.Csv(3), maria);
        foreach (var lead in await ops.LeadsAsync())
            await ops.Get<ApproveLead>().RunAsync(new(lead.Id, lead.Version), jonas, ct);
        await ops.NotifyAsync();

        var told = Assert.Single(await ops.NotificationsAsync());
        Assert.Equal((maria.UserId!.Value, "lead-import.finished", "leads.csv", "3 added, 0 already here, 0 failed"), (told.UserId, told.Action, told.Title, told.Detail));
    }

    [Theory, OnEveryDatabase]
    public async Task Work_that_is_given_up_reaches_whoever_queued_it_and_those_who_manage_work(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ada) = (await ops.MariaAsync(), await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin));
        await ops.JonasAsync();
        await using (var db = ops.Open())
        {
            WorkQueue.Enqueue(db, TestHandler.Name, new { }, maria, ops.Time);
            await db.SaveChangesAsync();
        }

        await ops.Get<WorkLeases>().DieAsync((await ops.ClaimAsync())!, "The disk is full.", ct);
        await ops.NotifyAsync();

        var told = await ops.NotificationsAsync();
        Assert.Equal(new[] { maria.UserId!.Value, ada.UserId!.Value }.Order(), told.Select(row => row.UserId).Order());
        Assert.All(told, row => Assert.Equal("The disk is full.", row.Detail));
    }

    [Theory, OnEveryDatabase]
    public async Task An_entry_that_is_delivered_again_tells_nobody_again(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await using var other = ops.AnotherNode();
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        await ops.Get<ApproveLead>().RunAsync(await ops.LeadAsync(agent: ana), maria, ct);
        await using var db = ops.Open();
        var entries = await db.Activity.AsNoTracking().Where(entry => entry.Action == "lead.approved").ToListAsync();

        // Two nodes at once: one may be refused by the database, and tries again as the delivery does.
        await Task.WhenAll(new[] { ops, other, ops, other }.Select(node => Task.Run(async () =>
        {
            if (await Record.ExceptionAsync(() => node.Notifier().HandleAsync(entries, ct)) is not null)
                await node.Notifier().HandleAsync(entries, ct);
        })));

        Assert.Single(await ops.NotificationsAsync());
    }

    [Theory, OnEveryDatabase]
    public async Task People_who_are_barred_or_of_another_firm_are_told_nothing(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas, ada) = (await ops.MariaAsync(), await ops.JonasAsync(), await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin));
        var stranger = await ops.SomebodyAsync("Dora Delta", BuiltInRoles.Manager, await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct));
        Assert.True((await ops.Get<DisableUser>().RunAsync(jonas.UserId!.Value, "Left the firm", ada, ct)).Succeeded);

        await ops.Open().RecordAsync(maria, "lead.noted", await ops.ReadAsync((await ops.LeadAsync()).Id), new { mentions = new[] { jonas.UserId, stranger.UserId, 987_654 } });
        await ops.NotifyAsync();

        await using var db = ops.Dbs.OpenAcrossTenants();
        Assert.Empty(await db.Notifications.IgnoreQueryFilters([OpsDb.TenantFilter]).ToListAsync());
    }
}
