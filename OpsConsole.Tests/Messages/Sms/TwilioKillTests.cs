using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sending;
using OpsConsole.Core.Users;
using OpsConsole.Jobs;
using OpsConsole.Jobs.Messages;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Users;
using OpsConsole.Web.Integrations.Simulators;

namespace OpsConsole.Tests.Messages.Sms;

/// <summary>The real adapter against the simulator over HTTP: wherever its node dies, no text leaves twice, and what nobody heard of is shown as in doubt.</summary>
public sealed class TwilioKillTests
{
    private const string Connection = "OPSCONSOLE_TEST_TEXT_CONNECTION";
    private const string Tenant = "OPSCONSOLE_TEST_TEXT_TENANT";
    private const string Place = "OPSCONSOLE_TEST_TEXT_PLACE";
    private const string User = "OPSCONSOLE_TEST_TEXT_USER";
    private const string Secret = "OPSCONSOLE_TEST_TEXT_SECRET";

    private static readonly CancellationToken ct = CancellationToken.None;

    /// <summary>A process of its own, killed while its request stands at the step.</summary>
    [Theory]
    [InlineData(GateStep.BeforeTheRequest)]
    [InlineData(GateStep.BeforeTheAnswer)]
    [InlineData(GateStep.AfterTheAnswer)]
    public async Task A_process_that_is_killed_at_a_step_of_the_request_sends_nothing_twice(GateStep step)
    {
        await using var host = await TestHost.StartAsync();
        var (simulator, keys) = PlaceOf(host);
        await using var ops = await TestOps.StartAsync(configure: At(simulator, keys));
        var (id, title) = await QueueAsync(ops, $"{step}");
        await using (var gate = new HttpGate(simulator, step))
        {
            await using (TestProcess.Start(typeof(TwilioKillTests), nameof(The_process_that_is_killed), (Connection, ops.Connection), (Tenant, ops.TenantId.ToString(CultureInfo.InvariantCulture)), (Place, gate.Address.AbsoluteUri), (User, keys.User), (Secret, keys.Secret)))
                await gate.Reached.WaitAsync(TimeSpan.FromMinutes(2), ct);
        }

        await AfterAsync(ops);

        var taken = TakenOf(host, title);
        Assert.Equal(step == GateStep.BeforeTheRequest ? 0 : 1, taken);
        var state = (await ops.MessageAsync(id)).State;
        Assert.True(state == MessageState.InDoubt || (step == GateStep.AfterTheAnswer && state == MessageState.Sent), $"{step}: {state}");
        if (state == MessageState.InDoubt)
            Assert.Equal(id, Assert.Single((await ops.Get<MessageListQuery>().LoadAsync(ops.TenantId, new(MessageShelf.InDoubt), null, ct)).Rows).Id);
    }

    /// <summary>Before and after every word to the database: those before the request, and those between its answer and the row.</summary>
    [Fact]
    public async Task Wherever_a_node_dies_around_the_request_no_text_leaves_twice()
    {
        await using var host = await TestHost.StartAsync();
        var words = await SendAndDieAsync(host, DyingNode.Immortal(), "all");
        Assert.InRange(words, 16, 80);
        for (var word = 1; word <= words; word++)
        {
            await SendAndDieAsync(host, new DyingNode(word, afterIt: false), $"before {word}");
            await SendAndDieAsync(host, new DyingNode(word, afterIt: true), $"after {word}");
        }
    }

    /// <summary>The other process: this very test, which the one above starts and kills.</summary>
    [Fact(Explicit = true)]
    public async Task The_process_that_is_killed()
    {
        static string Told(string name) => Environment.GetEnvironmentVariable(name)!;
        await using var node = TestOps.Over(Told(Connection), long.Parse(Told(Tenant), CultureInfo.InvariantCulture), At(new(Told(Place)), new(Told(User), Told(Secret))));
        using var runner = ActivatorUtilities.CreateInstance<MessageRunner>(node.Get<IServiceProvider>(), new NodeSettings(1, IsClustered: false));
        await runner.StartAsync(ct);
        await Task.Delay(TimeSpan.FromMinutes(2), ct);
    }

    private static async Task<int> SendAndDieAsync(TestHost host, DyingNode death, string about)
    {
        var (simulator, keys) = PlaceOf(host);
        await using var ops = await TestOps.StartAsync(configure: At(simulator, keys));
        var (id, title) = await QueueAsync(ops, about);
        int words;
        await using (var mortal = ops.AnotherNode(services =>
        {
            At(simulator, keys)(services);
            death.Configure(services);
        }))
        {
            await Record.ExceptionAsync(() => mortal.Get<SendMessages>().BatchAsync(ops.TenantId, ct));
            words = death.Words;
        }

        await AfterAsync(ops);
        var (taken, state) = (TakenOf(host, title), (await ops.MessageAsync(id)).State);
        Assert.InRange(taken, 0, 1);
        Assert.True(state == MessageState.InDoubt || (state == MessageState.Sent && taken == 1), $"{about}: {state}, taken {taken} times");
        return words;
    }

    private static async Task AfterAsync(TestOps ops)
    {
        ops.Time.Advance(MessageClaims.Length + TimeSpan.FromMinutes(1));
        await ops.Get<MessageClaims>().DoubtSilentAsync(ct);
        for (var look = 0; look < 3; look++)
        {
            await ops.RunLettersAsync();
            ops.Time.Advance(TimeSpan.FromMinutes(30));
        }
    }

    private static async Task<(long Id, string Title)> QueueAsync(TestOps ops, string about)
    {
        var ana = await ops.AnaAsync();
        await ops.AgreeToTextsAsync(ana);
        // Where it is day already when the tests' clock begins.
        await ops.Get<ChangePreferences>().RunAsync(before => before with { TimeZone = "Europe/London" }, ana, ct);
        var title = $"House {about} of {Guid.NewGuid():N}";
        return (await ops.TextAsync(ana.UserId!.Value, "entry-1", title), title);
    }

    private static int TakenOf(TestHost host, string title) => host.Get<SimulatedPhones>().All.Count(text => text.Body.Contains(title, StringComparison.Ordinal));

    private static (Uri Simulator, Credentials Keys) PlaceOf(TestHost host) => host.Get<OutsidePlaces>() is var places ? (places.Simulator(OutsideSystems.TwilioMessages)!, places.SimulatorKeys) : default;

    private static Action<IServiceCollection> At(Uri simulator, Credentials keys) => services =>
        services.Replace(ServiceDescriptor.Singleton(OutsidePlaces.Vendors with { Simulator = _ => simulator, SimulatorKeys = keys }));
}
