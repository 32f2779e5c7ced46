using System.Globalization;
using OpsConsole.Core.Activity;

namespace OpsConsole.Web.Hosting.Verbs;

/// <summary>
/// Proves the activity of every tenant. It prints where each chain ends; given back to it later, such a head also shows entries cut off at
/// the end, which the chain alone cannot.
/// </summary>
internal sealed class VerifyActivityChains : Verb
{
    public override string Name => "verify-activity";

    public override string Arguments => "[--heads TENANT:NUMBER:HASH,…]";

    public override string Meaning => "Proves that nobody changed the activity; with heads noted earlier, that its end is still there.";

    public override IReadOnlyList<string> Options => ["heads"];

    public override async Task<VerbOutcome> RunAsync(VerbCall call, CancellationToken ct)
    {
        var words = (call.Option("heads") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var noted = words.Select(ChainHead.Parse).OfType<ChainHead>().ToList();
        if (noted.Count < words.Length)
            return VerbOutcome.Failed($"“{words.First(word => ChainHead.Parse(word) is null)}” is not a head such as 1:812:9f2c….");
        var found = await call.Get<VerifyActivity>().RunAsync(noted, ct);
        return found.IsWhole ? VerbOutcome.Done(LineOf(found)) : VerbOutcome.Failed(LineOf(found));
    }

    internal static string LineOf(ActivityVerification found)
    {
        var overdue = found.Overdue == 0 ? "" : $" Warning: {Entries(found.Overdue)} waited for a seal for more than five minutes.";
        if (!found.IsWhole)
            return "Activity is broken. " + string.Join(" ", found.Chains.Where(chain => chain.Broken is not null).Select(ProblemOf)) + overdue;
        var heads = found.Chains.Select(chain => chain.Head).OfType<ChainHead>().ToList();
        var redacted = found.Redacted == 0 ? "" : $" {Entries(found.Redacted)} of them redacted for people who were erased, each by a sealed record.";
        return heads.Count == 0
            ? $"Activity is whole: nothing is sealed yet.{overdue}"
            : $"Activity is whole: {Entries(found.Sealed)}, sealed up to {string.Join(',', heads)}.{redacted}{overdue}";
    }

    private static string ProblemOf(TenantChain chain) =>
        $"Tenant {chain.TenantId}{(chain.Broken!.Number is { } number ? $", number {number}" : "")}: {chain.Broken.What}";

    private static string Entries(long count) => count == 1 ? "1 entry" : string.Create(CultureInfo.InvariantCulture, $"{count} entries");
}
