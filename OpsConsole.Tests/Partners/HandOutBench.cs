using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Partners;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Partners;

/// <summary>
/// What bench/handout.mjs runs: 10,000 leads run out at once and go to five partners, and a day later all offers lapse and go to the next. The
/// first run is killed in its middle each time and another node goes on. Not part of a test run: OPSCONSOLE_BENCH is the file for the figures.
/// </summary>
public sealed class HandOutBench
{
    private const int Leads = 10_000;

    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task Ten_thousand_leads_due_at_once()
    {
        var file = Environment.GetEnvironmentVariable("OPSCONSOLE_BENCH");
        Assert.SkipWhen(string.IsNullOrEmpty(file), "OPSCONSOLE_BENCH is not set");
        for (var run = 0; run <= 3; run++)
        {
            await using var ops = await TestOps.StartAsync();
            for (var n = 1; n <= 5; n++)
                await ops.PartnerAsync($"Partner{n} Bench", new() { Weight = n });
            await ApprovedLeadsAsync(ops);
            ops.Time.Advance(SomePartners.Countdown);

            var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var death = new DyingNode(1_500, afterIt: false);
            await using (var mortal = ops.AnotherNode(death.Configure))
                await Record.ExceptionAsync(() => mortal.Get<ExpireLeads>().RunAsync(ct));
            int before;
            await using (var db = ops.Open())
                before = await db.LeadHandovers.CountAsync(ct);
            await ops.Get<ExpireLeads>().RunAsync(ct);
            var (expired, worked) = (watch.Elapsed, Environment.CpuUsage.TotalTime - cpu);
            await EachOnceAsync(ops, HandoverState.Offered);

            ops.Time.Advance(TimeSpan.FromHours(24));
            watch.Restart();
            Assert.Equal(Leads, await ops.Get<MoveOnOffers>().RunAsync(ct));
            var moved = watch.Elapsed;
            await EachOnceAsync(ops, HandoverState.TimedOut);
            await File.AppendAllTextAsync(file, string.Create(CultureInfo.InvariantCulture, $"{expired.TotalMilliseconds:0} {moved.TotalMilliseconds:0} {before} {worked.TotalMilliseconds:0}\n"), ct);
        }
    }

    private static async Task ApprovedLeadsAsync(TestOps ops)
    {
        for (var start = 0; start < Leads; start += 1_000)
        {
            await using var db = ops.Open();
            for (var n = start; n < start + 1_000; n++)
            {
                var lead = new Lead { Street = $"{n} Due Rd", City = "Sacramento", State = "CA", Zip = "95838", AddressKey = $"{n} DUE RD|SACRAMENTO|CA", Source = "Bench", SubmittedByName = "Bench", SubmittedAtUtc = ops.Time.NowUtc };
                Assert.Null(lead.Approve(Actor.System(ops.TenantId, "Bench"), ops.Time.NowUtc, SomePartners.Countdown));
                db.Leads.Add(lead);
            }

            await db.SaveChangesAsync(ct);
        }
    }

    private static async Task EachOnceAsync(TestOps ops, HandoverState state)
    {
        await using var db = ops.Open();
        Assert.Equal(Leads, await db.Leads.CountAsync(lead => lead.Status == LeadStatus.Expired, ct));
        Assert.Equal(Leads, await db.LeadHandovers.CountAsync(row => row.State == state, ct));
        Assert.Equal(Leads, await db.LeadHandovers.Where(row => row.State == state).Select(row => row.LeadId).Distinct().CountAsync(ct));
        Assert.Equal(Leads, await db.Activity.CountAsync(entry => entry.Action == "lead.expired", ct));
    }
}
