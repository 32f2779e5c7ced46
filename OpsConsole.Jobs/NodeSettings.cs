using Microsoft.Extensions.Configuration;

namespace OpsConsole.Jobs;

/// <param name="WorkConcurrency"><c>Work:Concurrency</c>: how many work items this node runs at a time, 1 to 64.</param>
/// <param name="IsClustered"><c>Cluster:Enabled</c>: other nodes work on the same database.</param>
/// <param name="MailLines"><c>Mail:Lines</c>: how many mails this node sends at a time, 1 to 32.</param>
internal sealed record NodeSettings(int WorkConcurrency, bool IsClustered, int MailLines = 4)
{
    public const int MostWork = 64;
    public const int MostLines = 32;

    public static NodeSettings From(IConfiguration configuration)
    {
        var concurrency = configuration.GetValue("Work:Concurrency", 2);
        if (concurrency is < 1 or > MostWork)
            throw new InvalidOperationException($"Work:Concurrency is {concurrency}; it can be 1 to {MostWork}.");
        var lines = configuration.GetValue("Mail:Lines", 4);
        if (lines is < 1 or > MostLines)
            throw new InvalidOperationException($"Mail:Lines is {lines}; it can be 1 to {MostLines}.");
        return new NodeSettings(concurrency, configuration.GetValue("Cluster:Enabled", false), lines);
    }
}
