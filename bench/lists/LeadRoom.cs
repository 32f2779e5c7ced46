using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Listing;
using OpsConsole.Core.Live;
using OpsConsole.Data.Scenes;
using OpsConsole.Web.Leads.List;
using OpsConsole.Web.Parts.Lists;

namespace OpsConsole.Bench.Lists;

/// <summary>The list of leads, over the load scene's.</summary>
internal sealed class LeadRoom() : ListRoom<LeadListRow>(DemoScene.TenantName)
{
    private static readonly string[] conditions =
    [
        "status:pending", "status:approved", "status:sold,expired", "not status:rejected", "city:Folsom", "city:Sacramento,\"Elk Grove\"", "zip:956*", "state:CA",
        "source:\"County list\"", "type:condo", "type:land,townhouse", "motivation:urgent", "motivation:high,urgent", "score:80..", "score:..30", "beds:3..", "beds:2,4",
        "baths:2..3", "area:1000..1800", "built:1980..", "price:200k..250k", "price:..120k", "price:300k..", "created:2d", "created:6h", "changed:24h", "doubt:price-not-credible",
        "is:doubtful", "not is:doubtful", "has:phone", "not has:beds", "(city:Galt or score:90..)", "(status:pending or motivation:urgent)",
    ];

    private static readonly string[] searches = ["hernandez", "sutter", "elkhorn 1", "ingrid solberg", "916 555 0134", "@example.com", "joy okoye folsom", "12"];

    public override ListWords Words { get; } = new(
        "leads", 10, "leads are decided", 4, 4, conditions, searches, LeadSort.Columns, ListColumns.Names(LeadListColumn.Default), text => LeadFields.Parse(text).Value, sort => LeadSort.Parse(sort).ToString());

    protected override SharedViews<ListKey, ListShown<LeadListRow>> Lists => Services.GetRequiredService<LeadListViews>().Lists;

    public override int TotalOf(Filter filter) => Services.GetRequiredService<LeadListQuery>().FindAsync(new(TenantId, filter, LeadSort.Default, 0, 1), default).GetAwaiter().GetResult().Total;

    protected override Task FillAsync(int rows) => Services.GetRequiredService<LoadScene>().SeedAsync(rows, default);

    protected override async Task<IEnumerable<Func<Task>>> ChangesAsync()
    {
        var approve = Services.GetRequiredService<ApproveLead>();
        await using var db = Dbs.Open(TenantId);
        var pending = await db.Leads.AsNoTracking().Where(lead => lead.Status == LeadStatus.Pending).OrderBy(lead => lead.Id).Take(2_000).Select(lead => new LeadRef(lead.Id, lead.Version)).ToListAsync();
        return pending.Select(lead => (Func<Task>)(() => approve.RunAsync(lead, Actor.System(TenantId, "Bench"), default)));
    }
}
