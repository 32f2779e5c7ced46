using Microsoft.Extensions.Configuration;

namespace OpsConsole.Jobs;

/// <param name="WorkConcurrency"><c>Work:Concurrency</c>: how many work items this node runs at a time, 1 to 64.</param>
/// <param name="IsClustered"><c>Cluster:Enabled</c>: other nodes work on the same database.</param>
internal sealed record NodeSettings(int WorkConcurrency, bool IsClustered)
{
    public const int MostWork = 64;

    public static NodeSettings From(IConfiguration configuration)
    {
        var concurrency = configuration.GetValue("Work:Concurrency", 2);
        if (concurrency is < 1 or > MostWork)
            throw new InvalidOperationException($"Work:Concurrency is {concurrency}; it can be 1 to {MostWork}.");
        return new NodeSettings(concurrency, configuration.GetValue("Cluster:Enabled", false));
    }
}
