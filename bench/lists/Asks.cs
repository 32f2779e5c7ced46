using OpsConsole.Core.Filtering;
using OpsConsole.Web.Parts.Lists;

namespace OpsConsole.Bench.Lists;

/// <summary>What people ask of a list, drawn by lot: some conditions of every kind or none, a search now and then, one to three columns to sort by, any page.</summary>
internal sealed class Asks(IListRoom room, int seed)
{
    private readonly Random random = new(seed);
    private readonly ListWords words = room.Words;

    public ListKey Next()
    {
        var filter = Filter();
        var sort = string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => (random.Next(2) == 0 ? "-" : "") + words.SortColumns[random.Next(words.SortColumns.Count)]));
        var pages = Math.Max(1, (room.TotalOf(filter) + ListAddress.UsualSize - 1) / ListAddress.UsualSize);
        // Mostly the first pages, as people do, but every page now and then.
        var page = random.Next(3) == 0 ? random.Next(pages) : random.Next(Math.Min(3, pages));
        return new ListKey(room.TenantId, filter, words.Tidy(sort), words.Columns, page * ListAddress.UsualSize, ListAddress.UsualSize, null);
    }

    private Filter Filter()
    {
        var parts = Enumerable.Range(0, random.Next(words.MostConditions + 1)).Select(_ => words.Conditions[random.Next(words.Conditions.Length)]).ToList();
        if (random.Next(words.SearchEvery) == 0)
            parts.Add(words.Searches[random.Next(words.Searches.Length)]);
        return words.Parse(string.Join(' ', parts));
    }
}
