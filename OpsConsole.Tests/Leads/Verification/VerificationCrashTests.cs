using OpsConsole.Core.Integrations;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Integrations;
using OpsConsole.Tests.Leads.Imports;
using OpsConsole.Tests.Leads.Intake;
using OpsConsole.Tests.Leads.Matching;

namespace OpsConsole.Tests.Leads.Verification;

/// <summary>A node is killed at every single word it says to the database while it verifies a lead; another goes on.</summary>
public sealed class VerificationCrashTests
{
    [Fact]
    public async Task Wherever_a_node_dies_a_number_is_asked_about_once_more_at_most_and_every_question_is_in_the_log()
    {
        var words = await RunAndDieAsync(DyingNode.Immortal());
        Assert.InRange(words, 15, 80);
        for (var word = 1; word <= words; word++)
        {
            await RunAndDieAsync(new DyingNode(word, afterIt: false));
            await RunAndDieAsync(new DyingNode(word, afterIt: true));
        }
    }

    private static async Task<int> RunAndDieAsync(DyingNode death)
    {
        await using var server = new TestServer().Always((heard, to, ct) => TestServer.Say(
            200, heard.Line.Contains("token", StringComparison.Ordinal) ? SomeSystems.Token : heard.Line.Contains("/address?", StringComparison.Ordinal) ? SomeSystems.HighStreet : SomeSystems.Mobile)(heard, to, ct));
        await using var survivor = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await using var mortal = survivor.AnotherNode(services =>
        {
            SomeSystems.At(server)(services);
            death.Configure(services);
        });
        await survivor.EnterAsync();
        var id = await survivor.SubmitAsync(SomeInputs.Complete, await survivor.AnaAsync());
        await survivor.DeliverAsync();
        await Record.ExceptionAsync(() => mortal.RunQueueAsync());
        var words = death.Words;

        for (var look = 0; look < 6; look++)
        {
            survivor.Time.Advance(TimeSpan.FromMinutes(2));
            await survivor.Get<WorkLeases>().TakeBackExpiredAsync(CancellationToken.None);
            await survivor.RunQueueAsync();
        }

        var lead = await survivor.ReadAsync(id);
        Assert.Equal((CheckState.Yes, CheckState.Yes), (lead.PhoneCheck, lead.AddressCheck));
        var asked = server.Requests.Count(request => request.Line.Contains("PhoneNumbers", StringComparison.Ordinal));
        Assert.InRange(asked, 1, 2);
        Assert.InRange(server.Requests.Count(request => request.Line.Contains("/address?", StringComparison.Ordinal)), 1, 2);
        var logged = (await survivor.CallsAsync()).Where(call => call.System == OutsideSystems.TwilioLookup.Name).ToList();
        Assert.True(logged.Sum(call => call.CostMicros) >= asked * 8_000, $"{asked} questions, {logged.Sum(call => call.CostMicros)} micros");
        Assert.Contains(logged, call => call.Outcome == ProviderCallOutcome.Answered || call.Outcome == ProviderCallOutcome.Remembered);
        return words;
    }
}
