using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Listing;
using OpsConsole.Web.Parts.Lists;

namespace OpsConsole.Bench.List;

/// <summary>What people ask of the list, drawn by lot: none to four conditions of every kind, a search now and then, one to three columns to sort by, any page.</summary>
internal sealed class Asks(long tenantId, int seed)
{
    private static readonly string[] conditions =
    [
        "status:pending", "status:approved", "status:sold,expired", "not status:rejected", "city:Folsom", "city:Sacramento,\"Elk Grove\"", "zip:956*", "state:CA",
        "source:\"County list\"", "type:condo", "type:land,townhouse", "motivation:urgent", "motivation:high,urgent", "score:80..", "score:..30", "beds:3..", "beds:2,4",
        "baths:2..3", "area:1000..1800", "built:1980..", "price:200k..250k", "price:..120k", "price:300k..", "created:2d", "created:6h", "changed:24h", "doubt:price-not-credible",
        "is:doubtful", "not is:doubtful", "has:phone", "not has:beds", "(city:Galt or score:90..)", "(status:pending or motivation:urgent)",
    ];

    private static readonly string[] searches = ["hernandez", "sutter", "elkhorn 1", "ingrid solberg", "916 555 0134", "@example.com", "joy okoye folsom", "12"];

    private readonly Random random = new(seed);

    public Filter Filter()
    {
        var parts = Enumerable.Range(0, random.Next(5)).Select(_ => conditions[random.Next(conditions.Length)]).ToList();
        if (random.Next(4) == 0)
            parts.Add(searches[random.Next(searches.Length)]);
        return LeadFields.Parse(string.Join(' ', parts)).Value;
    }

    public ListKey Next(Func<Filter, int> totalOf)
    {
        var filter = Filter();
        var sort = string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => (random.Next(2) == 0 ? "-" : "") + LeadSort.Columns[random.Next(LeadSort.Columns.Count)]));
        var pages = Math.Max(1, (totalOf(filter) + ListAddress.UsualSize - 1) / ListAddress.UsualSize);
        // Mostly the first pages, as people do, but every page now and then.
        var page = random.Next(3) == 0 ? random.Next(pages) : random.Next(Math.Min(3, pages));
        return new ListKey(tenantId, filter, LeadSort.Parse(sort).ToString(), ListColumns.Names(LeadListColumn.Default), page * ListAddress.UsualSize, ListAddress.UsualSize, null);
    }
}
