using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Matching;
using OpsConsole.Core.Leads.Tagging;
using OpsConsole.Core.Notes;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Tasks;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Matching;

/// <summary>Whatever two leads are like, whichever stays and whatever it takes over: a merge and its undo leave everything as it was.</summary>
public sealed class MergeUndoPropertyTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public async Task Merged_and_undone_is_as_before(int seed)
    {
        await using var ops = await TestOps.StartAsync();
        var random = new Random(seed);
        var (maria, ana, sam) = (await ops.MariaAsync(), await ops.AnaAsync(), await ops.SamAsync());
        for (var round = 0; round < 8; round++)
        {
            var phone = $"916555{1000 + seed * 100 + round}";
            var input = Matched.Oak with { Street = $"{10 + round} Oakmont Dr", OwnerPhone = phone };
            var ids = new List<long> { await ops.SubmitAsync(input, ana) };
            // The same address again, or a near one, and now and then a third that names the first.
            ids.Add(await ops.SubmitAsync(Varied(random, random.Next(2) == 0 ? input : input with { Street = $"{10 + round} Oakmnt Dr" }), sam));
            if (random.Next(2) == 0)
                await ops.SubmitAsync(input with { OwnerPhone = $"916555{5000 + seed * 100 + round}", OwnerName = "Hank Ortega" }, sam);
            foreach (var id in ids)
                await WorkOnAsync(ops, random, id, maria);
            await ops.MatchAsync();
            var match = (await ops.MatchesAsync()).Single(row => row.LeadId == ids[1] && row.OtherLeadId == ids[0]);
            var (survivor, merged) = random.Next(2) == 0 ? (ids[0], ids[1]) : (ids[1], ids[0]);
            var taken = LeadFact.All.Where(_ => random.Next(3) == 0).Select(fact => fact.Name).ToList();
            var before = await EverythingAsync(ops);

            var merge = await ops.Get<MergeLeads>().RunAsync(new(match.Id, await ops.RefAsync(survivor), await ops.RefAsync(merged), taken), maria, ct);
            Assert.True(merge.Succeeded, merge.Error?.Message);
            Assert.NotEqual(before, await EverythingAsync(ops));
            var undone = await ops.Get<UndoLeadMerge>().RunAsync(merge.Value, maria, ct);

            Assert.True(undone.Succeeded, undone.Error?.Message);
            Assert.Equal(before, await EverythingAsync(ops));
        }
    }

    private static LeadInput Varied(Random random, LeadInput input) => input with
    {
        OwnerName = random.Next(2) == 0 ? "R Whitfield" : "Rosa M Whitfield",
        OwnerEmail = random.Next(2) == 0 ? null : "rosa@example.com",
        Beds = random.Next(2) == 0 ? null : 4,
        AreaSqFt = random.Next(2) == 0 ? null : 1_640,
        Zip = random.Next(2) == 0 ? input.Zip : "95838-1234",
    };

    private static async Task WorkOnAsync(TestOps ops, Random random, long id, Actor maria)
    {
        if (random.Next(2) == 0)
            await ops.Get<AddLeadNote>().RunAsync(id, $"Note on {id}", maria, ct);
        if (random.Next(2) == 0)
            await ops.Get<TagLead>().RunAsync(id, random.Next(2) == 0 ? "Probate" : "Vacant", maria, ct);
        if (random.Next(2) == 0)
            await ops.Get<AddTask>().RunAsync(new NewTask($"Call {id}", LeadId: id), maria, ct);
        if (random.Next(2) == 0)
            await ops.Get<ConvertLead>().RunAsync(id, maria, ct);
        if (random.Next(3) == 0)
            await ops.Get<ApproveLead>().RunAsync(await ops.RefAsync(id), maria, ct);
    }

    /// <summary>All that a merge may touch, without versions and the activity that tells of it.</summary>
    private static async Task<string> EverythingAsync(TestOps ops)
    {
        await using var db = ops.Open();
        var leads = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).AsNoTracking().OrderBy(lead => lead.Id).ToListAsync(ct);
        return JsonSerializer.Serialize(new
        {
            Leads = leads.Select(lead => new { lead.Id, Facts = lead.ToInput(), lead.Status, lead.Score, lead.Doubts, lead.AddressKey, lead.DoorKey, lead.DuplicateOfLeadId, lead.MergedIntoLeadId, lead.DeletedAtUtc, lead.CountdownExpiresAtUtc, lead.SearchText }),
            Notes = await db.Notes.OrderBy(note => note.Id).Select(note => new { note.Id, note.LeadId }).ToListAsync(ct),
            Tasks = await db.Tasks.OrderBy(task => task.Id).Select(task => new { task.Id, task.LeadId }).ToListAsync(ct),
            Opportunities = await db.Opportunities.OrderBy(row => row.Id).Select(row => new { row.Id, row.LeadId }).ToListAsync(ct),
            Tags = await db.LeadTags.OrderBy(row => row.LeadId).ThenBy(row => row.TagId).Select(row => new { row.LeadId, row.TagId }).ToListAsync(ct),
            Matches = await db.LeadMatches.OrderBy(row => row.Id).Select(row => new { row.Id, row.State, row.SettledByName }).ToListAsync(ct),
            Tallies = await db.LeadTallies.OrderBy(row => row.Status).Select(row => new { row.Status, row.Count, row.AskingCents }).ToListAsync(ct),
        });
    }
}
