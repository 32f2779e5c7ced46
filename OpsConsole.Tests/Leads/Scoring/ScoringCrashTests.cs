using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Imports;

namespace OpsConsole.Tests.Leads.Scoring;

/// <summary>A node is killed at every single word it says to the database while it reckons all leads again; another goes on.</summary>
public sealed class ScoringCrashTests
{
    [Fact]
    public async Task Wherever_a_node_dies_the_scores_come_out_the_same_and_nobody_is_flagged_twice()
    {
        var whole = await RunAndDieAsync(DyingNode.Immortal());
        Assert.InRange(whole.Words, 20, 120);
        Assert.Equal(3, whole.Scores.Count(lead => lead.IsHidden));
        for (var word = 1; word <= whole.Words; word++)
            foreach (var afterIt in new[] { false, true })
            {
                var (_, scores) = await RunAndDieAsync(new DyingNode(word, afterIt));
                Assert.True(whole.Scores.SequenceEqual(scores), $"It died {(afterIt ? "after" : "before")} word {word}.");
            }
    }

    private static async Task<(int Words, IReadOnlyList<(long Id, long Version, int Score, int? Stars, int? Fraud, bool IsHidden, string Reasons)> Scores)> RunAndDieAsync(DyingNode death)
    {
        await using var survivor = await TestOps.StartAsync();
        for (var n = 0; n < 24; n++)
            await survivor.LeadAsync($"{n} Wide St", more: lead => (lead.OwnerPhone, lead.OwnerName, lead.OwnerEmail) = ("+19165550134", $"Owner {n % 5}", n % 8 == 3 ? Scored.Disposable : null));
        await survivor.SetAsync(ScoreSettings.FraudHides, true);
        await survivor.ScoreAsync();
        survivor.Time.Advance(TimeSpan.FromMinutes(1));
        await using var mortal = survivor.AnotherNode(death.Configure);
        await Record.ExceptionAsync(() => mortal.RunQueueAsync());
        var words = death.Words;

        for (var look = 0; look < 4; look++)
        {
            survivor.Time.Advance(TimeSpan.FromMinutes(2));
            await survivor.Get<WorkLeases>().TakeBackExpiredAsync(CancellationToken.None);
            await survivor.RunQueueAsync();
        }

        Assert.Equal(WorkStatus.Done, Assert.Single(await survivor.WorkAsync(RescoreLeads.Name)).Status);
        Assert.Equal(3, await survivor.CountAsync("lead.fraud-flagged"));
        return (words, await survivor.ScoresAsync());
    }
}
