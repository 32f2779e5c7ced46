using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Listing;

namespace OpsConsole.Tests.Leads.Listing;

/// <summary>Any stretch of any order is what sorting everything plainly gives, whatever way the index takes to it.</summary>
public sealed class LeadIndexOrderTests
{
    private static readonly string[] streets = ["9 Oak St", "10 Oak St", "10 oak st", "010 Oak St", "1048575 A St", "2000000 A St", "Oak St", "oak st", "#5 Elm", "Élan Way", "Elan Way", "~ Alley", "4th Ave", ""];
    private static readonly string[] cities = ["Folsom", "FOLSOM", "Galt", "Elk Grove", "Sacramento"];

    [Theory]
    [InlineData(3, 40)]
    [InlineData(700, 60)]
    [InlineData(9_000, 120)]
    public void A_stretch_is_that_of_a_plain_sort(int count, int asks)
    {
        var random = new Random(count);
        var entries = Enumerable.Range(1, count).Select(id => Entry(id, random, count)).ToList();
        var index = new LeadIndex();
        foreach (var entry in entries.OrderBy(_ => random.Next()))
            index.Put(entry);
        var filters = new[] { "", "status:pending", "city:folsom,galt", "score:50..", "not has:price" }.Select(text => LeadFields.Parse(text).Value).ToList();

        for (var ask = 0; ask < asks; ask++)
        {
            var columns = LeadSort.Columns.OrderBy(_ => random.Next()).Take(random.Next(1, ListSort.MostParts + 1));
            var sort = LeadSort.Parse(string.Join(',', columns.Select(column => (random.Next(2) == 0 ? "-" : "") + column)));
            var filter = filters[random.Next(filters.Count)];
            var whole = entries.Where(entry => Passes(entry, filters.IndexOf(filter))).ToList();
            whole.Sort((left, right) => Compare(left, right, sort));
            var (skip, take) = (random.Next(Math.Max(1, whole.Count)), random.Next(4) == 0 ? whole.Count : random.Next(1, 80));

            var found = index.Find(filter, sort, skip, take, new FilterMoment(DateTime.UnixEpoch, null));

            Assert.Equal(whole.Count, found.Total);
            Assert.True(whole.Skip(skip).Take(take).Select(entry => entry.Id).SequenceEqual(found.Ids), $"{sort} from {skip} on, {take} of {whole.Count}");
        }
    }

    [Fact]
    public void A_stretch_behind_the_end_is_empty()
    {
        var index = new LeadIndex();
        index.Put(Entry(1, new Random(1), 1));
        var found = index.Find(Filter.Everything, LeadSort.Default, 5, 10, new FilterMoment(DateTime.UnixEpoch, null));
        Assert.Equal((1, 0), (found.Total, found.Ids.Count));
    }

    private static bool Passes(LeadIndexEntry entry, int filter) => filter switch
    {
        1 => entry.Status == LeadStatus.Pending,
        2 => entry.City.Equals("folsom", StringComparison.OrdinalIgnoreCase) || entry.City == "Galt",
        3 => entry.Score >= 50,
        4 => entry.PriceCents is null,
        _ => true,
    };

    private static LeadIndexEntry Entry(long id, Random random, int count)
    {
        T? Maybe<T>(T value) where T : struct => random.Next(3) == 0 ? null : value;
        var at = DateTime.UnixEpoch.AddSeconds(random.Next(count));
        return new(
            id, 1, (LeadStatus)random.Next(5), (PropertyType)random.Next(3), (Motivation)random.Next(3), LeadDoubts.None, random.Next(100),
            Maybe(random.Next(6)), Maybe(random.Next(1, 8) / 2m), Maybe(random.Next(500, 5_000)), Maybe(random.Next(1900, 2026)), Maybe(random.NextInt64(1_000, 90_000_000_000)), at, at.AddMinutes(random.Next(9)),
            Maybe(at.AddHours(random.Next(72))), random.Next(2) == 0 ? streets[random.Next(streets.Length)] : $"{random.Next(12_000)} Pine Ave", cities[random.Next(cities.Length)],
            "CA", $"9{random.Next(10_000):0000}", random.Next(2) == 0 ? "County" : "county", random.Next(3) == 0 ? null : $"Owner {random.Next(count)}", $"Agent {random.Next(9)}",
            null, false, false, false, false, false, "", default, default, Maybe(random.Next(1, 6)), Maybe(random.Next(101)), random.Next(9) == 0);
    }

    private static int Compare(LeadIndexEntry left, LeadIndexEntry right, ListSort sort)
    {
        foreach (var part in sort.Parts.Append(new ListSortPart("id", sort.Parts[^1].IsDescending)))
        {
            var (a, b) = (ValueOf(left, part.Column), ValueOf(right, part.Column));
            var order = (a, b) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                (string one, string other) => (part.IsDescending ? -1 : 1) * Natural(one, other),
                _ => (part.IsDescending ? -1 : 1) * a.CompareTo(b),
            };
            if (order != 0)
                return order;
        }

        return 0;
    }

    private static int Natural(string left, string right)
    {
        var (a, b) = (NumberOf(left), NumberOf(right));
        return a is not null && b is not null && a != b ? a.Value.CompareTo(b.Value) : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
    }

    private static int? NumberOf(string text)
    {
        var digits = string.Concat(text.Take(9).TakeWhile(char.IsAsciiDigit));
        return digits.Length == 0 ? null : int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static IComparable? ValueOf(LeadIndexEntry entry, string column) => column switch
    {
        "id" => entry.Id,
        "street" => entry.Street.Length == 0 ? null : entry.Street,
        "city" => entry.City,
        "state" => entry.State,
        "zip" => entry.Zip,
        "status" => (int)entry.Status,
        "price" => entry.PriceCents,
        "type" => (int)entry.Type,
        "beds" => entry.Beds,
        "baths" => entry.Baths,
        "area" => entry.AreaSqFt,
        "built" => entry.YearBuilt,
        "score" => entry.Score,
        "stars" => entry.Stars,
        "fraud" => entry.FraudScore,
        "motivation" => (int)entry.Motivation,
        "owner" => entry.OwnerName,
        "source" => entry.Source,
        "by" => entry.SubmittedByName,
        "created" => entry.SubmittedAtUtc,
        "changed" => entry.ChangedAtUtc,
        "left" => entry.Status == LeadStatus.Approved ? entry.ExpiresAtUtc : null,
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };
}
