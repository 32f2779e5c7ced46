using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Tagging;
using OpsConsole.Core.Leads.Trash;
using OpsConsole.Core.Notes;
using OpsConsole.Core.Tasks;
using OpsConsole.Core.Users;

namespace OpsConsole.Data.Scenes;

/// <summary>What staff have done with the leads of the scene: corrected facts, notes, tags, tasks, and a little in the trash. Through the use cases.</summary>
internal sealed class SceneDesk(OpsDbs dbs, IReadOnlyDictionary<string, Actor> people, SceneClock clock)
{
    private static readonly string[] tags = ["Out of state owner", "Probate", "Needs roof"];

    private readonly Actor maria = people[DemoPeople.Maria.Email];
    private readonly Actor jonas = people[DemoPeople.Jonas.Email];
    private readonly Actor sam = people["staff@demo.test"];

    public async Task WorkAsync(DateTime now, CancellationToken ct)
    {
        List<long> asked, rejected;
        await using (var db = dbs.Open(maria))
        {
            asked = await db.Leads.Where(lead => lead.Status == LeadStatus.Pending && lead.Question != null).OrderBy(lead => lead.Id).Take(8).Select(lead => lead.Id).ToListAsync(ct);
            rejected = await db.Leads.Where(lead => lead.Status == LeadStatus.Rejected).OrderBy(lead => lead.Id).Take(3).Select(lead => lead.Id).ToListAsync(ct);
        }

        for (var n = 0; n < asked.Count; n++)
            await LookAfterAsync(asked[n], n, now, ct);
        foreach (var id in rejected)
            await new DeleteLead(dbs, clock).RunAsync(await RefAsync(id, ct), jonas, ct);
        await new AddTask(dbs, clock).RunAsync(new("Send last week's figures to the partners", DateOnly.FromDateTime(now), maria.UserId), maria, ct);
    }

    private async Task LookAfterAsync(long id, int n, DateTime now, CancellationToken ct)
    {
        var edit = new EditLead(dbs, clock);
        clock.NowUtc = now.AddMinutes(-26 + n);
        await edit.RunAsync(await RefAsync(id, ct), new Dictionary<string, string?> { ["YearBuilt"] = $"{1958 + n}", ["OwnerPhone"] = $"(916) 555-01{40 + n}" }, sam, ct);
        clock.NowUtc = now.AddMinutes(-14 + n);
        await edit.RunAsync(await RefAsync(id, ct), new Dictionary<string, string?> { ["Motivation"] = "Urgent", ["MotivationNote"] = "Moves to Reno at the end of the month and wants one buyer for house and furniture." }, jonas, ct);
        await new AssignLead(dbs).RunAsync(await RefAsync(id, ct), n % 2 == 0 ? sam.UserId : jonas.UserId, maria, ct);
        await new TagLead(dbs).RunAsync(id, tags[n % tags.Length], sam, ct);
        await new TagLead(dbs).RunAsync(id, tags[(n + 1) % tags.Length], sam, ct);
        var note = new AddLeadNote(dbs, new PeopleQuery(dbs), clock);
        await note.RunAsync(id, "Spoke with the owner: the roof was done in 2019, the invoice follows.", sam, ct);
        clock.NowUtc = now.AddMinutes(-2);
        await note.RunAsync(id, $"@{maria.Name} can you decide today? The owner has another offer until tonight.", jonas, ct);
        await new AddTask(dbs, clock).RunAsync(new("Ask the owner for the roof invoice", DateOnly.FromDateTime(now).AddDays(n - 1), n % 2 == 0 ? maria.UserId : sam.UserId, id), jonas, ct);
        clock.NowUtc = now;
    }

    private async Task<LeadRef> RefAsync(long id, CancellationToken ct)
    {
        await using var db = dbs.Open(maria);
        return new(id, await db.Leads.Where(lead => lead.Id == id).Select(lead => lead.Version).FirstAsync(ct));
    }
}
