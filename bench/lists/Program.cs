using System.Diagnostics;
using System.Globalization;
using OpsConsole.Bench.Lists;
using OpsConsole.Core.Filtering;

// dotnet run -c Release --project bench/lists [leads|users] [asks=2000] [small=1000] [large=100000]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (asks, small, large) = (Number(1, 2_000), Number(2, 1_000), Number(3, 100_000));
const int people = 32;
var seen = new Dictionary<int, double[]>();

foreach (var rows in new[] { small, large })
{
    await using IListRoom room = args is ["users", ..] ? new UserRoom() : new LeadRoom();
    var (words, bar) = (room.Words, room.Words.Bar);
    Console.Error.WriteLine($"Making {rows} {words.Rows} …");
    await room.OpenAsync(rows);
    var first = Stopwatch.GetTimestamp();
    room.TotalOf(Filter.Everything);
    Console.Error.WriteLine($"Index of {rows} {words.Rows} made in {Stopwatch.GetElapsedTime(first).TotalMilliseconds:0} ms");
    await OneByOneAsync(room, asks, seed: 1);

    seen[rows] = await OneByOneAsync(room, asks, seed: 2);
    Row($"one user, any filter, order, search and page of {rows} {words.Rows}", seen[rows], bar, Percentile(seen[rows], .95) / bar, rows == large ? $"p95 {Percentile(seen[large], .95) / Percentile(seen[small], .95):0.00} times that of {small}, median {Percentile(seen[large], .5) / Percentile(seen[small], .5):0.00} times" : "");
    var (took, pages, seconds, processor) = await ManyAsync(room, asks * 5);
    Row($"{people} users at once, {rows} {words.Rows}", took, 1_000, 1_000 / (pages / seconds), $"{pages / seconds:0} pages a second (bar 1,000); {processor * 1_000 / pages:0.00} ms of processor each");

    using var stopping = new CancellationTokenSource();
    var disturbing = room.DisturbAsync(25, stopping.Token);
    var busy = await OneByOneAsync(room, asks, seed: 3);
    await stopping.CancelAsync();
    await disturbing;
    Row($"one user while {words.Disturbed}, {rows} {words.Rows}", busy, bar, Percentile(busy, .95) / bar, "a change every 25 ms and more");
}

async Task<double[]> OneByOneAsync(IListRoom room, int count, int seed)
{
    var asking = new Asks(room, seed);
    var took = new List<double>();
    foreach (var key in Enumerable.Range(0, count).Select(_ => asking.Next()).ToList().Distinct())
    {
        var from = Stopwatch.GetTimestamp();
        await room.LookAsync(key);
        took.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
    }

    return [.. took];
}

async Task<(double[] Took, int Pages, double Seconds, double Processor)> ManyAsync(IListRoom room, int count)
{
    var keys = Enumerable.Range(0, people).Select(person => new Asks(room, 100 + person)).Select(asking => Enumerable.Range(0, count / people).Select(_ => asking.Next()).ToList()).ToList();
    var took = new List<double>();
    var before = room.Loads;
    var processor = Environment.CpuUsage.TotalTime;
    var from = Stopwatch.GetTimestamp();
    await Task.WhenAll(keys.Select(own => Task.Run(async () =>
    {
        var mine = new List<double>();
        foreach (var key in own)
        {
            var start = Stopwatch.GetTimestamp();
            await room.LookAsync(key);
            mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        lock (took)
            took.AddRange(mine);
    })));
    return ([.. took], (int)(room.Loads - before), Stopwatch.GetElapsedTime(from).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
}

static double Percentile(double[] values, double share) => values.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(share * values.Length) - 1));

static void Row(string what, double[] values, double bar, double ratio, string note) =>
    Console.WriteLine($"| {what} | {values.Length} | {Percentile(values, .5):G3} ms | {Percentile(values, .95):G3} ms | {bar:N0} | {ratio:G3} | {note} |");

int Number(int place, int usual) => args.Length > place && int.TryParse(args[place], out var number) ? number : usual;
