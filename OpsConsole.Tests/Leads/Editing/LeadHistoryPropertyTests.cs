using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Tagging;
using OpsConsole.Core.Leads.Trash;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Editing;

/// <summary>Whatever people do to a lead in whatever order: folding its history gives the lead as it was at every moment.</summary>
public sealed class LeadHistoryPropertyTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    private static readonly Dictionary<string, string?[]> texts = new()
    {
        ["Street"] = ["1 Oak St", "2 Elm Ave Apt 5", "3526 High St"],
        ["City"] = ["Folsom", "Sacramento", "Elk Grove"],
        ["State"] = ["CA", "Nevada", "OR"],
        ["Zip"] = [null, "95838", "95630-1234"],
        ["OwnerName"] = [null, "Rosa Delgado", "O'Brien & Söhne"],
        ["OwnerPhone"] = [null, "(916) 555-0134", "9165550199"],
        ["OwnerEmail"] = [null, "Rosa@Example.com", "b@example.org"],
        ["PropertyType"] = [null, "Condo", "Land", "SingleFamily"],
        ["Beds"] = [null, "0", "3", "12"],
        ["Baths"] = [null, "0", "1.5", "2.25"],
        ["AreaSqFt"] = [null, "1,146", "836"],
        ["YearBuilt"] = [null, "1962", "2024"],
        ["LastSoldOn"] = [null, "2008-05-21", "5/1/1999"],
        ["Motivation"] = [null, "Low", "Urgent"],
        ["MotivationNote"] = [null, "Moves to Reno\nin June", "„quoted“ \"text\""],
        ["AskingPriceCents"] = [null, "$59,222", "61000.50", "1"],
    };

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public async Task The_fold_of_the_history_is_the_lead_at_that_time(int seed)
    {
        await using var ops = await TestOps.StartAsync();
        var random = new Random(seed);
        Actor[] people = [await ops.MariaAsync(), await ops.JonasAsync()];
        var id = (await ops.LeadAsync("7 Start Rd")).Id;
        await ops.LeadAsync("1 Oak St");
        var moments = new List<(DateTime AtUtc, LeadInput Facts, LeadStatus Status, int Score, string? Assignee, List<string> Tags)>();

        for (var step = 0; step < 40; step++)
        {
            ops.Time.Advance(TimeSpan.FromMinutes(1 + random.Next(50)));
            await StepAsync(ops, random, id, people[random.Next(2)]);
            var lead = await ReadAsync(ops, id);
            moments.Add((ops.Time.NowUtc, lead.ToInput(), lead.Status, lead.Score, lead.AssigneeName, await TagsAsync(ops, id)));
        }

        foreach (var (at, facts, status, score, assignee, tags) in moments)
        {
            var then = (await ops.Get<LeadHistoryQuery>().AsOfAsync(ops.TenantId, id, at, ct))!;
            Assert.Equal(LeadFact.All.Select(fact => fact.Of(facts)), LeadFact.All.Select(fact => fact.Of(then.Facts)));
            Assert.Equal((status, score, assignee), (then.Status, then.Score, then.AssigneeName));
            Assert.Equal(tags, then.Tags.Select(tag => tag.Name).Order());
        }
    }

    [Theory, InlineData(11), InlineData(12)]
    public async Task Each_facts_history_is_a_chain_that_ends_in_what_stands_now(int seed)
    {
        await using var ops = await TestOps.StartAsync();
        var random = new Random(seed);
        var maria = await ops.MariaAsync();
        var id = (await ops.LeadAsync("7 Start Rd")).Id;
        for (var step = 0; step < 30; step++)
            await StepAsync(ops, random, id, maria);

        var now = (await ReadAsync(ops, id)).ToInput();
        foreach (var fact in LeadFact.All)
        {
            var history = await ops.Get<LeadHistoryQuery>().OfFactAsync(ops.TenantId, id, fact.Name, ct);
            var expected = fact.Of(now);
            foreach (var change in history)
            {
                Assert.Equal(expected, change.New);
                Assert.NotEqual(change.Old, change.New);
                expected = change.Old;
            }
        }
    }

    [Fact]
    public async Task Before_it_was_submitted_and_in_another_tenant_there_is_no_lead()
    {
        await using var ops = await TestOps.StartAsync();
        var id = (await ops.LeadAsync()).Id;

        Assert.Null(await ops.Get<LeadHistoryQuery>().AsOfAsync(ops.TenantId, id, ops.Time.NowUtc.AddSeconds(-1), ct));
        Assert.Null(await ops.Get<LeadHistoryQuery>().AsOfAsync(ops.TenantId + 1, id, ops.Time.NowUtc, ct));
    }

    [Fact]
    public void Every_facts_text_is_read_back_as_the_same_value() =>
        Assert.All(texts, fact => Assert.All(fact.Value, text =>
        {
            var once = LeadFact.Named(fact.Key)!.With(Intake.SomeInputs.Complete, text).Input!.Tidied();
            var again = LeadFact.Named(fact.Key)!.With(Intake.SomeInputs.Complete, LeadFact.Named(fact.Key)!.Of(once)).Input!.Tidied();
            Assert.Equal(once, again);
        }));

    private static async Task StepAsync(TestOps ops, Random random, long id, Actor who)
    {
        var lead = await ReadAsync(ops, id);
        var target = new LeadRef(id, lead.Version);
        switch (random.Next(13))
        {
            case 10 or 11:
                await ops.Get<TagLead>().RunAsync(id, random.Next(2) == 0 ? "Probate" : "Vacant", who, ct);
                break;
            case 12:
                await using (var db = ops.Open())
                    if (await db.LeadTags.Where(row => row.LeadId == id).Select(row => (long?)row.TagId).FirstOrDefaultAsync(ct) is { } tagId)
                        await ops.Get<UntagLead>().RunAsync(id, tagId, who, ct);
                break;
            case 0:
                await ops.Get<ApproveLead>().RunAsync(target, who, ct);
                break;
            case 1:
                await ops.Get<TakeBackLeadDecision>().RunAsync(target, who, ct);
                break;
            case 2:
                await ops.Get<AssignLead>().RunAsync(target, random.Next(2) == 0 ? null : who.UserId, who, ct);
                break;
            case 3:
                await ops.Get<DeleteLead>().RunAsync(target, who, ct);
                break;
            case 4:
                await ops.Get<RestoreLead>().RunAsync(target, who, ct);
                break;
            default:
                var patch = texts.OrderBy(_ => random.Next()).Take(1 + random.Next(4)).ToDictionary(fact => fact.Key, fact => fact.Value[random.Next(fact.Value.Length)]);
                // Now and then from a version that is past.
                var seen = Math.Max(1, lead.Version - random.Next(3));
                await ops.Get<EditLead>().RunAsync(new(id, seen), patch, who, ct);
                break;
        }
    }

    private static async Task<List<string>> TagsAsync(TestOps ops, long id)
    {
        await using var db = ops.Open();
        return [.. (await db.LeadTags.Where(row => row.LeadId == id).Join(db.Tags, row => row.TagId, tag => tag.Id, (_, tag) => tag.Name).ToListAsync(ct)).Order()];
    }

    private static async Task<Lead> ReadAsync(TestOps ops, long id)
    {
        await using var db = ops.Open();
        return await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).FirstAsync(lead => lead.Id == id);
    }
}
