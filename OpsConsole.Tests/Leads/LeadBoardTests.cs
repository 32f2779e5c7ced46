using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Boards;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Board;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Listing;

namespace OpsConsole.Tests.Leads;

public sealed class LeadBoardTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Columns_have_true_counts_totals_and_their_order(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        for (var n = 0; n < 40; n++)
        {
            var score = n % 10;
            await ops.LeadAsync($"{n} Order St", more: lead => lead.Score = score);
            ops.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await ops.LeadAsync("1 First Approved Ave");
        await ops.Get<ApproveLead>().RunAsync(first, maria, ct);
        ops.Time.Advance(TimeSpan.FromMinutes(1));
        var second = await ops.LeadAsync("2 Second Approved Ave");
        await ops.Get<ApproveLead>().RunAsync(second, maria, ct);

        var board = await ops.Get<LeadBoardQuery>().LoadAsync(new BoardKey<LeadBoardFilter>(ops.TenantId, LeadBoardFilter.Everything), ct);

        var pending = board[LeadStatus.Pending];
        Assert.Equal((40, 40 * 5_922_200L), (pending.Count, pending.TotalCents));
        Assert.Equal(LeadBoardQuery.Block, pending.Head.Count);
        Assert.Equal(pending.Head.OrderByDescending(card => card.Score).ThenBy(card => card.SubmittedAtUtc).Select(card => card.Id), pending.Head.Select(card => card.Id));
        Assert.Equal([first.Id, second.Id], board[LeadStatus.Approved].Head.Select(card => card.Id));
        Assert.Equal(("Maria Keller", "approved this lead"), (board.LastChange!.Who, board.LastChange.Did));

        var rest = await ops.Get<LeadBoardQuery>().LoadAsync(new BoardStretchKey<LeadBoardFilter, LeadStatus>(ops.TenantId, LeadBoardFilter.Everything, LeadStatus.Pending, 1), ct);
        Assert.Equal(10, rest.Count);
        Assert.Empty(rest.Select(card => card.Id).Intersect(pending.Head.Select(card => card.Id)));
    }

    [Theory, OnEveryDatabase]
    public async Task Filters_narrow_cards_and_counts_alike(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.LeadAsync("1 Plain St", more: lead => lead.Score = 10);
        await ops.LeadAsync("2 Folsom St", more: lead => (lead.City, lead.Score) = ("Folsom", 70));
        await ops.LeadAsync("3 Doubt St", more: lead => (lead.Doubts, lead.Score) = (Core.Leads.Intake.LeadDoubts.NoArea, 90));

        async Task<IEnumerable<string>> StreetsAsync(LeadBoardFilter filter)
        {
            var board = await ops.Get<LeadBoardQuery>().LoadAsync(new BoardKey<LeadBoardFilter>(ops.TenantId, filter), ct);
            Assert.Equal(board[LeadStatus.Pending].Head.Count, board[LeadStatus.Pending].Count);
            Assert.Equal(board[LeadStatus.Pending].Head.Sum(card => card.AskingPriceCents), board[LeadStatus.Pending].TotalCents);
            return board[LeadStatus.Pending].Head.Select(card => card.Street);
        }

        Assert.Equal(["2 Folsom St"], await StreetsAsync(new(City: "Folsom")));
        Assert.Equal(["3 Doubt St", "2 Folsom St"], await StreetsAsync(new(MinScore: 60)));
        Assert.Equal(["3 Doubt St"], await StreetsAsync(new(Doubtful: true)));
        Assert.Equal(["1 Plain St"], await StreetsAsync(new(Street: "1 pl")));
        Assert.Empty(await StreetsAsync(new(Source: "Elsewhere")));
    }

    [Fact]
    public async Task Any_filter_shows_what_a_plain_look_at_all_leads_gives()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.AddVariedAsync(250, 11, await ops.AnaAsync());
        await using var db = ops.Open();
        var leads = await db.Leads.AsNoTracking().ToListAsync(ct);
        var random = new Random(5);
        var shown = 0;

        for (var look = 0; look < 60; look++)
        {
            var some = leads[random.Next(leads.Count)];
            var filter = new LeadBoardFilter(
                random.Next(3) == 0 ? some.City : null, random.Next(3) == 0 ? some.Source : null, random.Next(3) == 0 ? random.Next(100) : null,
                random.Next(3) == 0, random.Next(4) == 0 ? some.Street[..Math.Min(3, some.Street.Length)].ToUpperInvariant() : null);
            var passing = leads.Where(lead => (filter.City is null || lead.City == filter.City) && (filter.Source is null || lead.Source == filter.Source)
                && lead.Score >= (filter.MinScore ?? int.MinValue) && (!filter.Doubtful || lead.Doubts != 0)
                && lead.Street.StartsWith(filter.Street ?? "", StringComparison.OrdinalIgnoreCase)).ToList();
            var board = await ops.Get<LeadBoardQuery>().LoadAsync(new BoardKey<LeadBoardFilter>(ops.TenantId, filter), ct);

            foreach (var column in board.Columns)
            {
                var meant = passing.Where(lead => lead.Status == column.Column).ToList();
                var order = column.Column is LeadStatus.Pending or LeadStatus.Approved
                    ? meant.OrderBy(lead => lead.CountdownExpiresAtUtc).ThenByDescending(lead => lead.Score).ThenBy(lead => lead.SubmittedAtUtc).ThenBy(lead => lead.Id)
                    : meant.OrderByDescending(lead => lead.StatusChangedAtUtc).ThenByDescending(lead => lead.Id);
                Assert.Equal((meant.Count, meant.Sum(lead => lead.AskingPriceCents ?? 0)), (column.Count, column.TotalCents));
                Assert.Equal(order.Take(LeadBoardQuery.Block).Select(lead => lead.Id), column.Head.Select(card => card.Id));
                var below = await ops.Get<LeadBoardQuery>().LoadAsync(new BoardStretchKey<LeadBoardFilter, LeadStatus>(ops.TenantId, filter, column.Column, 1), ct);
                Assert.Equal(order.Skip(LeadBoardQuery.Block).Take(LeadBoardQuery.Block).Select(lead => lead.Id), below.Select(card => card.Id));
                shown += column.Head.Count;
            }
        }

        Assert.True(shown > 500, $"{shown} cards prove little.");
    }

    [Fact]
    public async Task Another_tenants_leads_are_not_on_the_board()
    {
        await using var ops = await TestOps.StartAsync();
        var other = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        await ops.LeadAsync(tenantId: other);

        var board = await ops.Get<LeadBoardQuery>().LoadAsync(new BoardKey<LeadBoardFilter>(ops.TenantId, LeadBoardFilter.Everything), ct);

        Assert.All(board.Columns, column => Assert.Equal((0, 0), (column.Count, column.Head.Count)));
        Assert.Null(board.LastChange);
    }
}
