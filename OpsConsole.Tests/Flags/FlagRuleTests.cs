using System.Collections.Frozen;
using OpsConsole.Core;
using OpsConsole.Core.Flags;

namespace OpsConsole.Tests.Flags;

public sealed class FlagRuleTests
{
    private static readonly FlagDefinition flag = new("test.rules", "Rules", "A test.", new(2026, 1, 1)) { Variants = ["a", "b"] };
    private static readonly DateTime noon = new(2026, 5, 4, 12, 0, 0, DateTimeKind.Utc);
    private static readonly FlagSubject staff = new(5, FrozenSet.ToFrozenSet(["Staff"]), "Galt");

    public static TheoryData<FlagState, bool, FlagReason> States { get; } = new()
    {
        { new() { IsOn = true }, true, FlagReason.Everybody },
        { new() { IsOn = false }, false, FlagReason.Off },
        { new() { IsOn = false, UserIds = [5] }, false, FlagReason.Off },
        { new() { IsOn = true, Percentage = 0 }, false, FlagReason.OutsideShare },
        { new() { IsOn = true, Percentage = 0, UserIds = [5] }, true, FlagReason.Named },
        { new() { IsOn = true, Roles = ["Manager"], UserIds = [5] }, true, FlagReason.Named },
        { new() { IsOn = true, Roles = ["Manager"] }, false, FlagReason.OtherRole },
        { new() { IsOn = true, Roles = ["Manager", "Staff"] }, true, FlagReason.Everybody },
        { new() { IsOn = true, Markets = ["Folsom"] }, false, FlagReason.OtherMarket },
        { new() { IsOn = true, Markets = ["GALT"] }, true, FlagReason.Everybody },
        { new() { IsOn = true, FromUtc = noon.AddTicks(1) }, false, FlagReason.NotYet },
        { new() { IsOn = true, FromUtc = noon, UntilUtc = noon.AddTicks(1) }, true, FlagReason.Everybody },
        { new() { IsOn = true, UntilUtc = noon }, false, FlagReason.Over },
    };

    [Theory, MemberData(nameof(States))]
    public void A_state_says_who_has_it_and_why(FlagState state, bool isOn, FlagReason reason)
    {
        var verdict = new CompiledFlag(flag, state, isStopped: false).Judge(staff, noon.Ticks);

        Assert.Equal((isOn, reason), (verdict.IsOn, verdict.Reason));
        Assert.Equal((false, 0, FlagReason.Stopped), new CompiledFlag(flag, state, isStopped: true).Judge(staff, noon.Ticks) is var stopped ? (stopped.IsOn, stopped.Variant, stopped.Reason) : default);
        Assert.Equal(state.ToJson(), FlagState.FromJson(state.ToJson()).ToJson());
    }

    [Fact]
    public void Whom_nobody_knows_has_what_everybody_has_and_no_share()
    {
        Assert.True(new CompiledFlag(flag, new() { IsOn = true }, false).Judge(new(0), 0).IsOn);
        Assert.False(new CompiledFlag(flag, new() { IsOn = true, Percentage = 99 }, false).Judge(new(0), 0).IsOn);
        Assert.False(new CompiledFlag(flag, new() { IsOn = true, Roles = ["Staff"] }, false).Judge(new(5), 0).IsOn);
        Assert.False(new CompiledFlag(flag, new() { IsOn = true, Markets = ["Galt"] }, false).Judge(new(5), 0).IsOn);
    }

    [Fact]
    public void A_state_is_tidied_and_what_cannot_be_is_said_by_field()
    {
        var tidied = FlagRules.Tidied(flag, new() { Roles = ["Staff", " staff", ""], UserIds = [9, 2, 9], Weights = [3, 3] }).Value;
        Assert.Equal(["Staff"], tidied.Roles);
        Assert.Equal([2L, 9L], tidied.UserIds);
        Assert.Empty(tidied.Weights);

        Assert.Equal([nameof(FlagState.Percentage)], ProblemsOf(new() { Percentage = 101 }));
        Assert.Equal([nameof(FlagState.UntilUtc)], ProblemsOf(new() { FromUtc = noon, UntilUtc = noon }));
        Assert.Equal([nameof(FlagState.Weights)], ProblemsOf(new() { Weights = [1, 2, 3] }));
        Assert.Equal([nameof(FlagState.Weights)], ProblemsOf(new() { Weights = [0, 0] }));
        Assert.Equal([nameof(FlagState.Weights)], ProblemsOf(new() { Weights = [-1, 5] }));
        Assert.Equal([nameof(FlagState.UserIds)], ProblemsOf(new() { Markets = [.. Enumerable.Range(0, 201).Select(n => $"City {n}")] }));
    }

    private static IEnumerable<string> ProblemsOf(FlagState state) => Assert.IsType<InvalidInput>(FlagRules.Tidied(flag, state).Error).Problems.Select(problem => problem.Field);
}
