using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Files;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.FairHousing;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Core.Settings;

namespace OpsConsole.Data.Scenes;

/// <summary>Photos of some houses of the scene, drawn here (<see cref="DrawnHouse"/>) and added through the use case a few minutes after the lead.</summary>
internal sealed class ScenePhotos(OpsDbs dbs, TenantSettings settings, IReadOnlyDictionary<string, Actor> people, SceneClock clock)
{
    private const int Leads = 18;

    private static readonly string[] captions = ["The front, from the street", "Living room, floor done in 2021", "The back yard"];

    private readonly Actor sam = people["staff@demo.test"];

    public async Task TakeAsync(DateTime now, CancellationToken ct)
    {
        List<(long Id, DateTime At)> leads;
        await using (var db = dbs.Open(sam))
            leads = (await db.Leads.Where(lead => lead.Status == LeadStatus.Pending || lead.Status == LeadStatus.Approved)
                .OrderByDescending(lead => lead.Question != null).ThenByDescending(lead => lead.Score).ThenBy(lead => lead.Id)
                .Take(Leads).Select(lead => new { lead.Id, lead.SubmittedAtUtc }).ToListAsync(ct)).ConvertAll(lead => (lead.Id, lead.SubmittedAtUtc));
        var (add, describe) = (new AddPhoto(dbs, new StoreFile(dbs, clock), settings, clock), new DescribePhoto(dbs, new TenantWording(settings)));
        foreach (var (id, at) in leads)
            for (var view = 0; view < 2 + (int)(id % 2); view++)
            {
                clock.NowUtc = at.AddMinutes(2 + view) < now ? at.AddMinutes(2 + view) : now;
                var picture = DrawnHouse.Png((int)id, view, 640);
                var added = await add.RunAsync(PhotoPlace.OfLead(id), new NewPhoto($"IMG_{2000 + (id * 3) + view}.png", picture, DrawnHouse.Png((int)id, view, 240)), sam, ct);
                if (added.Succeeded)
                    await describe.RunAsync(added.Value, captions[view], sam, ct);
            }

        clock.NowUtc = now;
    }
}
