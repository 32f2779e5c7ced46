using Microsoft.Extensions.Logging.Abstractions;
using OpsConsole.Core.Live;

namespace OpsConsole.Tests.Live;

public sealed class LiveFeedTests
{
    private static readonly Topic leads = Topic.Room(1, "lead");
    private readonly LiveFeed feed = new(NullLogger<LiveFeed>.Instance);

    [Fact]
    public void A_listener_hears_its_topics_and_no_others()
    {
        var heard = new List<LiveSignal>();
        using var subscription = feed.Subscribe([leads, Topic.One(1, "lead", 7)], heard.Add);

        feed.Publish(new LiveSignal(leads, [1]), new LiveSignal(Topic.Room(2, "lead"), [2]), new LiveSignal(Topic.One(1, "lead", 7), [7]), new LiveSignal(Topic.One(1, "lead", 8), [8]));

        Assert.Equal([1L, 7L], heard.SelectMany(signal => signal.Ids));
    }

    [Fact]
    public void Dispose_ends_the_hearing_and_forgets_the_topics()
    {
        var heard = 0;
        var subscription = feed.Subscribe([leads, Topic.One(1, "lead", 7)], _ => heard++);
        Assert.Equal(2, feed.TopicCount);

        subscription.Dispose();
        subscription.Dispose();
        feed.Publish(new LiveSignal(leads, [1]));

        Assert.Equal((0, 0), (heard, feed.TopicCount));
    }

    [Fact]
    public void Dispose_of_one_of_two_equal_subscriptions_leaves_the_other()
    {
        var heard = 0;
        Action<LiveSignal> listener = _ => heard++;
        var first = feed.Subscribe([leads], listener);
        using var second = feed.Subscribe([leads], listener);

        first.Dispose();
        first.Dispose();
        feed.Publish(new LiveSignal(leads, [1]));

        Assert.Equal((1, 1), (heard, feed.TopicCount));
    }

    [Fact]
    public void A_listener_that_throws_keeps_nobody_else_from_hearing()
    {
        var heard = 0;
        using var before = feed.Subscribe([leads], _ => heard++);
        using var broken = feed.Subscribe([leads], _ => throw new InvalidOperationException("broken"));
        using var after = feed.Subscribe([leads], _ => heard++);

        feed.Publish(new LiveSignal(leads, [1]), new LiveSignal(leads, [2]));

        Assert.Equal(4, heard);
    }

    [Fact]
    public void A_listener_may_leave_and_another_join_while_a_signal_is_told()
    {
        var heard = new List<string>();
        IDisposable? first = null, late = null;
        first = feed.Subscribe([leads], _ =>
        {
            heard.Add("first");
            first!.Dispose();
            late ??= feed.Subscribe([leads], _ => heard.Add("late"));
        });

        feed.Publish(new LiveSignal(leads, [1]));
        feed.Publish(new LiveSignal(leads, [2]));

        Assert.Equal(["first", "late"], heard);
    }

    [Fact]
    public async Task In_a_storm_of_threads_who_stays_hears_everything_and_nothing_is_left_behind()
    {
        const int Threads = 8, Rounds = 2_000;
        var heard = 0;
        using var steady = feed.Subscribe([leads], _ => Interlocked.Increment(ref heard));

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            var random = new Random(thread);
            var held = new Queue<IDisposable>();
            for (var round = 0; round < Rounds; round++)
            {
                held.Enqueue(feed.Subscribe([leads, Topic.One(1, "lead", random.Next(20))], _ => { }));
                feed.Publish(new LiveSignal(leads, [round]));
                if (held.Count > random.Next(5))
                    held.Dequeue().Dispose();
            }

            foreach (var subscription in held)
                subscription.Dispose();
        })));

        Assert.Equal(Threads * Rounds, heard);
        Assert.Equal(1, feed.TopicCount);
    }
}
