using System.Diagnostics;
using System.Globalization;
using OpsConsole.Bench.Users;
using OpsConsole.Core.Filtering;

// dotnet run -c Release --project bench/users [asks=2000] [small=1000] [large=100000]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (asks, small, large) = (Number(0, 2_000), Number(1, 1_000), Number(2, 100_000));
const int lookers = 32;
var seen = new Dictionary<int, double[]>();

foreach (var users in new[] { small, large })
{
    Console.Error.WriteLine($"Making {users} users …");
    await using var firm = await Firm.OpenAsync(users);
    var first = Stopwatch.GetTimestamp();
    firm.TotalOf(Filter.Everything);
    Console.Error.WriteLine($"Index of {users} users made in {Stopwatch.GetElapsedTime(first).TotalMilliseconds:0} ms");
    await OneByOneAsync(firm, asks, seed: 1);

    seen[users] = await OneByOneAsync(firm, asks, seed: 2);
    Row($"one user, any filter, order, search and page of {users} users", seen[users], "ms", 15, Percentile(seen[users], .95) / 15, users == large ? $"p95 {Percentile(seen[large], .95) / Percentile(seen[small], .95):0.00} times that of {small}, median {Percentile(seen[large], .5) / Percentile(seen[small], .5):0.00} times" : "");
    var (took, pages, seconds, processor) = await ManyAsync(firm, asks * 5);
    Row($"{lookers} lookers at once, {users} users", took, "ms", 1_000, 1_000 / (pages / seconds), $"{pages / seconds:0} pages a second (bar 1,000); {processor * 1_000 / pages:0.00} ms of processor each");

    using var stopping = new CancellationTokenSource();
    var shutting = firm.DisableAsync(25, stopping.Token);
    var busy = await OneByOneAsync(firm, asks, seed: 3);
    await stopping.CancelAsync();
    await shutting;
    Row($"one user while accounts are shut, {users} users", busy, "ms", 15, Percentile(busy, .95) / 15, "one every 25 ms and more");
}

async Task<double[]> OneByOneAsync(Firm firm, int count, int seed)
{
    var asking = new Asks(firm.TenantId, seed);
    var took = new List<double>();
    foreach (var key in Enumerable.Range(0, count).Select(_ => asking.Next(firm.TotalOf)).ToList().Distinct())
    {
        var from = Stopwatch.GetTimestamp();
        await firm.LookAsync(key);
        took.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
    }

    return [.. took];
}

async Task<(double[] Took, int Pages, double Seconds, double Processor)> ManyAsync(Firm firm, int count)
{
    var keys = Enumerable.Range(0, lookers).Select(user => new Asks(firm.TenantId, 100 + user)).Select(asking => Enumerable.Range(0, count / lookers).Select(_ => asking.Next(firm.TotalOf)).ToList()).ToList();
    var took = new List<double>();
    var before = firm.Views.Lists.Loads;
    var processor = Environment.CpuUsage.TotalTime;
    var from = Stopwatch.GetTimestamp();
    await Task.WhenAll(keys.Select(own => Task.Run(async () =>
    {
        var mine = new List<double>();
        foreach (var key in own)
        {
            var start = Stopwatch.GetTimestamp();
            await firm.LookAsync(key);
            mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        lock (took)
            took.AddRange(mine);
    })));
    // Only what was really asked and written counts; two users who happen to want the same share it.
    return ([.. took], (int)(firm.Views.Lists.Loads - before), Stopwatch.GetElapsedTime(from).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
}

static double Percentile(double[] values, double share) => values.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(share * values.Length) - 1));

static void Row(string what, double[] values, string unit, double bar, double ratio, string note) =>
    Console.WriteLine($"| {what} | {values.Length} | {Percentile(values, .5):G3} {unit} | {Percentile(values, .95):G3} {unit} | {bar:N0} | {ratio:G3} | {note} |");

int Number(int place, int usual) => args.Length > place && int.TryParse(args[place], out var number) ? number : usual;
