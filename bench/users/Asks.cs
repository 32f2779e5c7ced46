using OpsConsole.Core.Filtering;
using OpsConsole.Core.Listing;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Web.Parts.Lists;

namespace OpsConsole.Bench.Users;

/// <summary>What people ask of the list, drawn by lot: none to three conditions of every kind, a search now and then, one to three columns to sort by, any page.</summary>
internal sealed class Asks(long tenantId, int seed)
{
    private static readonly string[] conditions =
    [
        "status:active", "status:locked", "status:disabled,locked", "not status:disabled", "role:Agent", "role:Admin,Manager", "not role:Buyer", "has:role", "seen:7d", "not seen:90d",
        "seen:2026-01..", "created:30d", "created:2025", "has:two-factor", "not has:two-factor", "not has:sign-in", "is:demo", "(status:locked or not seen:180d)",
    ];

    private static readonly string[] searches = ["hernandez", "keller", "maria", "ingrid solberg", "@bluedoor.test", "joy okoye", "o'hara", "ele"];

    private readonly Random random = new(seed);

    public Filter Filter()
    {
        var parts = Enumerable.Range(0, random.Next(4)).Select(_ => conditions[random.Next(conditions.Length)]).ToList();
        if (random.Next(3) == 0)
            parts.Add(searches[random.Next(searches.Length)]);
        return UserFields.Parse(string.Join(' ', parts)).Value;
    }

    public ListKey Next(Func<Filter, int> totalOf)
    {
        var filter = Filter();
        var sort = string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => (random.Next(2) == 0 ? "-" : "") + UserSort.All.Columns[random.Next(UserSort.All.Columns.Count)]));
        var pages = Math.Max(1, (totalOf(filter) + ListAddress.UsualSize - 1) / ListAddress.UsualSize);
        // Mostly the first pages, as people do, but every page now and then.
        var page = random.Next(3) == 0 ? random.Next(pages) : random.Next(Math.Min(3, pages));
        return new ListKey(tenantId, filter, UserSort.Parse(sort).ToString(), ListColumns.Names(UserListColumn.Default), page * ListAddress.UsualSize, ListAddress.UsualSize, null);
    }
}
