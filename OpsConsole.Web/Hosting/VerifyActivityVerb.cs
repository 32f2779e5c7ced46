using System.Data.Common;
using System.Globalization;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Data;

namespace OpsConsole.Web.Hosting;

/// <summary>
/// <c>verify-activity</c> proves the activity of every tenant. It prints where each chain ends; given back to it later, such a head also
/// shows entries cut off at the end, which the chain alone cannot.
/// </summary>
public sealed class VerifyActivityVerb : Verb
{
    public override string Name => "verify-activity";

    public override string Usage => "verify-activity [TENANT:NUMBER:HASH …]";

    public override async Task<int> RunAsync(string[] args)
    {
        var words = args.Skip(1).TakeWhile(word => !word.StartsWith('-')).ToList();
        var noted = words.Select(ChainHead.Parse).OfType<ChainHead>().ToList();
        if (noted.Count < words.Count)
            return Say(1, $"“{words.First(word => ChainHead.Parse(word) is null)}” is not a head such as 1:812:9f2c…; run {Usage}");

        var builder = ConsoleHost.Builder(args);
        builder.Services.AddOpsDatabase(builder.Configuration);
        builder.Services.AddOpsCore();
        await using var app = builder.Build();
        try
        {
            var found = await app.Services.GetRequiredService<VerifyActivity>().RunAsync(noted, CancellationToken.None);
            return Say(found.IsWhole ? 0 : 1, LineOf(found));
        }
        catch (DbException failure)
        {
            return Say(1, $"The activity cannot be read: {failure.Message.ReplaceLineEndings(" ")}");
        }
    }

    internal static string LineOf(ActivityVerification found)
    {
        var overdue = found.Overdue == 0 ? "" : $" Warning: {Entries(found.Overdue)} waited for a seal for more than five minutes.";
        if (!found.IsWhole)
            return "Activity is broken. " + string.Join(" ", found.Chains.Where(chain => chain.Broken is not null).Select(ProblemOf)) + overdue;
        var heads = found.Chains.Select(chain => chain.Head).OfType<ChainHead>().ToList();
        return heads.Count == 0
            ? $"Activity is whole: nothing is sealed yet.{overdue}"
            : $"Activity is whole: {Entries(found.Sealed)}, sealed up to {string.Join(' ', heads)}.{overdue}";
    }

    private static string ProblemOf(TenantChain chain) =>
        $"Tenant {chain.TenantId}{(chain.Broken!.Number is { } number ? $", number {number}" : "")}: {chain.Broken.What}";

    private static string Entries(long count) => count == 1 ? "1 entry" : string.Create(CultureInfo.InvariantCulture, $"{count} entries");

    private static int Say(int code, string line)
    {
        (code == 0 ? Console.Out : Console.Error).WriteLine(line);
        return code;
    }
}
