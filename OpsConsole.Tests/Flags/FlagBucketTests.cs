using FsCheck;
using FsCheck.Fluent;
using OpsConsole.Core.Flags;

namespace OpsConsole.Tests.Flags;

/// <summary>Who is in a share, and which variant somebody has.</summary>
public sealed class FlagBucketTests
{
    private const int Users = 100_000;

    private static readonly FlagDefinition plain = new("test.plain", "Plain", "A test.", new(2026, 1, 1));
    private static readonly FlagDefinition split = new("test.split", "Split", "A test.", new(2026, 1, 1)) { Variants = ["a", "b", "c"] };

    /// <summary>Written down, so that a change of the hash, which would give everybody something else, is noticed.</summary>
    [Theory, InlineData(1, 6816869040309124), InlineData(2, 7747429073749301), InlineData(1_000_000, 8683861349332573)]
    public void A_place_is_the_same_in_every_version(long userId, ulong place)
    {
        var now = FlagBucket.PlaceOf(FlagBucket.SaltOf("leads.wording-hints#0"), userId);

        Assert.Equal(place, now);
    }

    [Fact]
    public void Nobody_is_ever_taken_out_by_a_larger_share() => Prop.ForAll<NonZeroInt, byte, byte>((user, one, other) =>
    {
        var (less, more) = (Math.Min(one % 101, other % 101), Math.Max(one % 101, other % 101));
        return !IsIn(user.Get, less) || IsIn(user.Get, more);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_user_always_has_the_same_answer() => Prop.ForAll<NonZeroInt, byte>((user, share) =>
        Judge(plain, new() { IsOn = true, Percentage = share % 101 }, user.Get) == Judge(plain, new() { IsOn = true, Percentage = share % 101, UserIds = [long.MinValue] }, user.Get)).QuickCheckThrowOnFailure();

    [Theory, InlineData(1), InlineData(10), InlineData(33), InlineData(50), InlineData(90), InlineData(99)]
    public void A_share_has_its_part_of_a_hundred_thousand_users_within_one_percent(int share)
    {
        var set = Compiled(plain, new() { IsOn = true, Percentage = share });

        var part = 100.0 * Enumerable.Range(1, Users).Count(user => set.Judge(new(user), 0).IsOn) / Users;

        Assert.InRange(part, share - 1.0, share + 1.0);
    }

    [Fact]
    public void Nobody_is_in_a_share_of_0_and_everybody_in_one_of_100()
    {
        var (none, all) = (Compiled(plain, new() { IsOn = true, Percentage = 0 }), Compiled(plain, new() { IsOn = true, Percentage = 100 }));

        Assert.DoesNotContain(Enumerable.Range(1, Users), user => none.Judge(new(user), 0).IsOn);
        Assert.All(Enumerable.Range(1, Users), user => Assert.True(all.Judge(new(user), 0).IsOn));
        Assert.True(all.Judge(new(0), 0).IsOn);
    }

    [Theory, InlineData(new int[0], new[] { 100 / 3.0, 100 / 3.0, 100 / 3.0 }), InlineData(new[] { 8, 1, 1 }, new[] { 80.0, 10, 10 }), InlineData(new[] { 0, 1, 0 }, new[] { 0.0, 100, 0 })]
    public void Variants_have_their_weights_within_one_percent_whatever_the_share(int[] weights, double[] parts)
    {
        foreach (var share in new[] { 20, 100 })
        {
            var set = Compiled(split, new() { IsOn = true, Percentage = share, Weights = weights });
            var had = Enumerable.Range(1, Users).Select(user => set.Judge(new(user), 0)).Where(verdict => verdict.IsOn).Select(verdict => verdict.Variant).ToList();
            for (var at = 0; at < parts.Length; at++)
                Assert.InRange(100.0 * had.Count(variant => variant == at) / had.Count, parts[at] - 1, parts[at] + 1);
        }
    }

    [Fact]
    public void A_variant_stays_when_the_share_grows_and_another_round_draws_anew()
    {
        var (small, large, anew) = (Compiled(split, new() { IsOn = true, Percentage = 30 }), Compiled(split, new() { IsOn = true }), Compiled(split, new() { IsOn = true, Round = 1 }));
        var users = Enumerable.Range(1, Users).Where(user => small.Judge(new(user), 0).IsOn).ToList();

        Assert.All(users, user => Assert.Equal(small.Judge(new(user), 0).Variant, large.Judge(new(user), 0).Variant));
        Assert.InRange(users.Count(user => large.Judge(new(user), 0).Variant == anew.Judge(new(user), 0).Variant) / (double)users.Count, 0.3, 0.37);
    }

    [Fact]
    public void Two_flags_of_the_same_share_are_not_the_same_people()
    {
        var (one, other) = (Compiled(plain, new() { IsOn = true, Percentage = 50 }), Compiled(split, new() { IsOn = true, Percentage = 50 }));

        Assert.InRange(Enumerable.Range(1, Users).Count(user => one.Judge(new(user), 0).IsOn && other.Judge(new(user), 0).IsOn) / (double)Users, 0.24, 0.26);
    }

    [Fact]
    public void An_evaluation_allocates_nothing()
    {
        var set = new FlagSet([(split, new() { IsOn = true, Percentage = 40, Roles = ["Manager", "Staff"], Markets = ["Galt"], UserIds = [7], UntilUtc = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc) }, false)], TimeProvider.System);
        var subject = new FlagSubject(5, System.Collections.Frozen.FrozenSet.ToFrozenSet(["Staff", "Finance"]), "Galt");
        var on = 0;
        for (var n = 0; n < 10_000; n++)
            on += set.Judge(split, subject with { UserId = n }).IsOn ? 1 : 0;

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 0; n < 10_000; n++)
            on += set.Judge(split, subject with { UserId = n }).IsOn ? 1 : 0;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(on > 0);
        Assert.Equal(0, allocated);
    }

    private static CompiledFlag Compiled(FlagDefinition flag, FlagState state) => new(flag, state, isStopped: false);

    private static FlagVerdict Judge(FlagDefinition flag, FlagState state, long user) => Compiled(flag, state).Judge(new(user), 0);

    private static bool IsIn(long user, int share) => Judge(plain, new() { IsOn = true, Percentage = share }, user).IsOn;
}
