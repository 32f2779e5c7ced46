using OpsConsole.Core.Leads;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;

namespace OpsConsole.Tests.Notifications;

/// <summary>A node is killed at every single word it says to the database while it tells people; another goes on.</summary>
public sealed class NotificationCrashTests
{
    [Theory, OnEveryDatabase]
    public async Task Wherever_a_node_dies_everybody_is_told_once(string provider)
    {
        var words = await TellAndDieAsync(provider, DyingNode.Immortal());
        Assert.InRange(words, 8, 40);
        for (var word = 1; word <= words; word++)
        {
            await TellAndDieAsync(provider, new DyingNode(word, afterIt: false));
            await TellAndDieAsync(provider, new DyingNode(word, afterIt: true));
        }
    }

    private static async Task<int> TellAndDieAsync(string provider, DyingNode death)
    {
        await using var survivor = await TestOps.StartAsync(provider);
        var (maria, ana) = (await survivor.MariaAsync(), await survivor.AnaAsync());
        foreach (var number in Enumerable.Range(1, 3))
            await survivor.Get<ApproveLead>().RunAsync(await survivor.LeadAsync($"{number} Alder Ct", ana), maria, CancellationToken.None);

        int words;
        await using (var mortal = survivor.AnotherNode(death.Configure))
        {
            await Record.ExceptionAsync(() => mortal.NotifyAsync());
            words = death.Words;
        }

        for (var look = 0; look < 5; look++)
        {
            survivor.Time.Advance(TimeSpan.FromMinutes(2));
            await survivor.NotifyAsync();
        }

        Assert.Equal(["1 Alder Ct, Sacramento", "2 Alder Ct, Sacramento", "3 Alder Ct, Sacramento"], (await survivor.NotificationsAsync(ana)).Select(row => row.Title).Order());
        return words;
    }
}
