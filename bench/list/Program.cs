using System.Diagnostics;
using System.Globalization;
using OpsConsole.Bench.List;
using OpsConsole.Core.Filtering;

// dotnet run -c Release --project bench/list [asks=2000] [small=1000] [large=100000]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (asks, small, large) = (Number(0, 2_000), Number(1, 1_000), Number(2, 100_000));
const int users = 32;
var seen = new Dictionary<int, double[]>();

foreach (var leads in new[] { small, large })
{
    Console.Error.WriteLine($"Making {leads} leads …");
    await using var office = await Office.OpenAsync(leads);
    var first = Stopwatch.GetTimestamp();
    office.TotalOf(Filter.Everything);
    Console.Error.WriteLine($"Index of {leads} leads made in {Stopwatch.GetElapsedTime(first).TotalMilliseconds:0} ms");
    await OneByOneAsync(office, asks, seed: 1);

    seen[leads] = await OneByOneAsync(office, asks, seed: 2);
    Row($"one user, any filter, order, search and page of {leads} leads", seen[leads], "ms", 10, Percentile(seen[leads], .95) / 10, leads == large ? $"p95 {Percentile(seen[large], .95) / Percentile(seen[small], .95):0.00} times that of {small}, median {Percentile(seen[large], .5) / Percentile(seen[small], .5):0.00} times" : "");
    var (took, pages, seconds, processor) = await ManyAsync(office, asks * 5);
    Row($"{users} users at once, {leads} leads", took, "ms", 1_000, 1_000 / (pages / seconds), $"{pages / seconds:0} pages a second (bar 1,000); {processor * 1_000 / pages:0.00} ms of processor each");

    using var stopping = new CancellationTokenSource();
    var deciding = office.DecideAsync(25, stopping.Token);
    var busy = await OneByOneAsync(office, asks, seed: 3);
    await stopping.CancelAsync();
    await deciding;
    Row($"one user while leads are decided, {leads} leads", busy, "ms", 10, Percentile(busy, .95) / 10, "a decision every 25 ms and more");
}

async Task<double[]> OneByOneAsync(Office office, int count, int seed)
{
    var asking = new Asks(office.TenantId, seed);
    var took = new List<double>();
    foreach (var key in Enumerable.Range(0, count).Select(_ => asking.Next(office.TotalOf)).ToList().Distinct())
    {
        var from = Stopwatch.GetTimestamp();
        await office.LookAsync(key);
        took.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
    }

    return [.. took];
}

async Task<(double[] Took, int Pages, double Seconds, double Processor)> ManyAsync(Office office, int count)
{
    var keys = Enumerable.Range(0, users).Select(user => new Asks(office.TenantId, 100 + user)).Select(asking => Enumerable.Range(0, count / users).Select(_ => asking.Next(office.TotalOf)).ToList()).ToList();
    var took = new List<double>();
    var before = office.Views.Lists.Loads;
    var processor = Environment.CpuUsage.TotalTime;
    var from = Stopwatch.GetTimestamp();
    await Task.WhenAll(keys.Select(own => Task.Run(async () =>
    {
        var mine = new List<double>();
        foreach (var key in own)
        {
            var start = Stopwatch.GetTimestamp();
            await office.LookAsync(key);
            mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        lock (took)
            took.AddRange(mine);
    })));
    // Only what was really asked and written counts; two users who happen to want the same share it.
    return ([.. took], (int)(office.Views.Lists.Loads - before), Stopwatch.GetElapsedTime(from).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
}

static double Percentile(double[] values, double share) => values.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(share * values.Length) - 1));

static void Row(string what, double[] values, string unit, double bar, double ratio, string note) =>
    Console.WriteLine($"| {what} | {values.Length} | {Percentile(values, .5):G3} {unit} | {Percentile(values, .95):G3} {unit} | {bar:N0} | {ratio:G3} | {note} |");

int Number(int place, int usual) => args.Length > place && int.TryParse(args[place], out var number) ? number : usual;
