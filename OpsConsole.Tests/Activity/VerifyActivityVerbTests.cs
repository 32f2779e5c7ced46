using System.Diagnostics;
using OpsConsole.Core.Activity;
using OpsConsole.Tests.Ground;
using OpsConsole.Web.Hosting.Verbs;

namespace OpsConsole.Tests.Activity;

public sealed class VerifyActivityVerbTests
{
    /// <summary>The program as it is run from a shell.</summary>
    [Fact]
    public async Task The_verb_ends_with_one_line_and_an_exit_code()
    {
        await using var ops = await TestOps.StartAsync();
        var ids = await ops.RecordAsync(3);
        await ops.DeliverAsync();
        var head = (await ops.VerifyAsync()).Chains[0].Head!.ToString();

        Assert.Equal((0, $"Activity is whole: 3 entries, sealed up to {head}.\n", ""), await RunAsync(ops, "verify-activity"));
        Assert.Equal((0, $"Activity is whole: 3 entries, sealed up to {head}.\n", ""), await RunAsync(ops, "verify-activity", "--heads", head));

        await ops.TamperAsync($"""UPDATE "Activity" SET "ActorName" = 'Nobody' WHERE "Id" = {ids[1]}""");
        Assert.Equal((1, "", $"Activity is broken. Tenant {ops.TenantId}, number 2: Entry {ids[1]} was changed.\n"), await RunAsync(ops, "verify-activity"));
    }

    [Fact]
    public void Every_broken_chain_is_named_and_delays_are_mentioned()
    {
        var found = new ActivityVerification(
        [
            new TenantChain(1, 12, new ChainHead(1, 12, "ab"), 1, null),
            new TenantChain(2, 3, null, 0, new BrokenLink(4, 9, "Entry 9 was removed.")),
            new TenantChain(3, 0, null, 1, new BrokenLink(null, 17, "Entry 17 has no seal.")),
        ]);
        Assert.Equal(
            "Activity is broken. Tenant 2, number 4: Entry 9 was removed. Tenant 3: Entry 17 has no seal. Warning: 2 entries waited for a seal for more than five minutes.",
            VerifyActivityChains.LineOf(found));
        Assert.Equal("Activity is whole: nothing is sealed yet.", VerifyActivityChains.LineOf(new ActivityVerification([])));
    }

    [Fact]
    public async Task What_is_not_a_head_is_refused()
    {
        await using var ops = await TestOps.StartAsync();
        Assert.Equal(1, (await RunAsync(ops, "verify-activity", "--heads", "yesterday")).Code);
    }

    private static async Task<(int Code, string Out, string Error)> RunAsync(TestOps ops, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] words = [typeof(AllVerbs).Assembly.Location, .. args, $"--ConnectionStrings:Ops={ops.Connection}"];
        foreach (var word in words)
            start.ArgumentList.Add(word);
        using var program = Process.Start(start)!;
        var (said, wrong) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, await said, await wrong);
    }
}
