using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using OpsConsole.Core.Security.Places;

namespace OpsConsole.Tests.Security;

public sealed class AddressPlacesTests : IDisposable
{
    private static readonly CancellationToken ct = CancellationToken.None;

    private readonly string file = Path.Combine(Path.GetTempPath(), $"opsconsole-places-{Guid.NewGuid():N}.csv");

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task An_address_is_found_in_its_range_and_nowhere_else()
    {
        await File.WriteAllTextAsync(file, """
            1.0.0.0,1.0.0.255,OC,AU,Queensland,Brisbane,-27.4705,153.026
            203.0.113.0,203.0.113.127,NA,US,Colorado,"Denver, Capitol Hill",39.7392,-104.9903
            203.0.113.128,203.0.113.255,AF,NG,Lagos,Lagos,6.5244,3.3792
            2001:db8::,2001:db8::ffff,EU,DE,,Berlin,52.52,13.405
            """, ct);
        Assert.Equal(new AddressPlace("Denver, Capitol Hill, Colorado, US", 39.7392, -104.9903), await FindAsync("203.0.113.127"));
        Assert.Equal("Lagos, Lagos, NG", (await FindAsync("::ffff:203.0.113.128"))!.Name);
        Assert.Equal("Berlin, DE", (await FindAsync("2001:db8::17"))!.Name);
        Assert.Equal("Brisbane, Queensland, AU", (await FindAsync("1.0.0.0"))!.Name);
        foreach (var nowhere in new[] { "0.255.255.255", "1.0.1.0", "203.0.112.255", "255.255.255.255", "2001:db8::1:0", "not an address", "" })
            Assert.Null(await FindAsync(nowhere));
    }

    /// <summary>Lines of any length, so that each step of the halving falls anywhere in a line.</summary>
    [Fact]
    public async Task Every_range_of_a_large_file_is_found_and_every_gap_is_not()
    {
        var random = new Random(7);
        var ranges = new List<(uint First, uint Last, string Name)>();
        for (uint at = 1 << 24; ranges.Count < 3_000; at += (uint)random.Next(2, 5_000))
        {
            var first = at;
            at += (uint)random.Next(0, 3_000);
            ranges.Add((first, at, new string('x', random.Next(1, 200)) + ranges.Count.ToString(CultureInfo.InvariantCulture)));
        }

        await File.WriteAllLinesAsync(file, ranges.Select(range => $"{Of(range.First)},{Of(range.Last)},NA,US,Ohio,{range.Name},1.5,2.5"), ct);
        foreach (var (first, last, name) in ranges)
        {
            Assert.Equal($"{name}, Ohio, US", (await FindAsync(Of(first)))?.Name);
            Assert.Equal($"{name}, Ohio, US", (await FindAsync(Of(last)))?.Name);
            Assert.Null(await FindAsync(Of(first - 1)));
        }
    }

    [Theory, InlineData(""), InlineData("\n"), InlineData("no,range\n"), InlineData("1.0.0.0,1.0.0.255,OC,AU,Queensland,Brisbane,north,east\n")]
    public async Task A_file_that_is_none_knows_nothing_and_stands_in_nobodys_way(string content)
    {
        await File.WriteAllTextAsync(file, content, ct);
        Assert.Null(await FindAsync("1.0.0.7"));
        File.Delete(file);
        Assert.Null(await FindAsync("1.0.0.7"));
    }

    private static string Of(uint number) => new IPAddress([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]).ToString();

    private Task<AddressPlace?> FindAsync(string address) => new AddressPlaces(new AddressPlacesFile(file), NullLogger<AddressPlaces>.Instance).FindAsync(address, ct);
}
